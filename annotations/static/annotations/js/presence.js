// Who else reads a text, and where: what is said of them, when oneself says where one is, and when arrivals are told.

/**
 * @typedef {object} Reader Somebody else who reads the same source now; lines counted from 1.
 * @property {string} person their key in the project
 * @property {string} name
 * @property {number} first the first line on their screen
 * @property {number} last
 * @property {number | null} caret the line of their reading caret or selection
 *
 * @typedef {{first: number, last: number, caret: number | null}} Reading
 */

/** Milliseconds between two words about oneself: when one moved, and when one stays. */
const MOVED = 2_000;
const STAYS = 20_000;
/** Arrivals are told this far apart, or somebody who listens to the page would hear of nothing else. */
const RARELY = 60_000;
const NAMED = 3;

/**
 * The line a reader is at: that of the caret while they have it on their screen.
 * @param {Reading} reader
 */
export function lineOf({ first, last, caret }) {
  return caret !== null && first <= caret && caret <= last ? caret : first;
}

/**
 * Two letters for a name, as they are drawn beside the text.
 * @param {string} name
 */
export function initials(name) {
  const words = name.split(/[\s._\-–]+/u).filter(Boolean);
  const [first = ["?"], last = []] = [words[0], words[words.length - 1]].map((word) => word && lettersOf(word));
  const two = words.length > 1 ? [first[0], last[0]] : first.slice(0, 2);
  return two[0].toLocaleUpperCase() + (two[1] ?? "");
}

/** @param {string} word */
function lettersOf(word) {
  return [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment);
}

/**
 * "Ben is here", "Ben, Rosa and 3 others are here"; nobody is "Nobody else is here".
 * @param {string[]} names
 */
export function whoIsHere(names) {
  if (!names.length) return "Nobody else is here";
  const more = names.length - NAMED;
  const told = more > 0 ? [...names.slice(0, NAMED), more === 1 ? "one other" : `${more} others`] : names;
  return `${listed(told)} ${names.length === 1 ? "is" : "are"} here`;
}

/** @param {string[]} names */
function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

/**
 * Where somebody is, in words: "Ben reads lines 12 to 30, at line 15".
 * @param {Reader} reader
 */
export function whereIs({ name, first, last, caret }) {
  const lines = first === last ? `line ${first}` : `lines ${first} to ${last}`;
  return `${name} reads ${lines}${caret === null ? "" : `, at line ${caret}`}`;
}

/**
 * Readers by the line that they are at.
 * @param {Reader[]} readers
 * @returns {Map<number, Reader[]>}
 */
export function byLine(readers) {
  /** @type {Map<number, Reader[]>} */
  const found = new Map();
  for (const reader of readers) found.set(lineOf(reader), [...found.get(lineOf(reader)) ?? [], reader]);
  return found;
}

/** When to say where oneself is. Times are in milliseconds of any clock. */
export class Telling {
  /** @type {string | null} What was said last; null where nothing holds. */
  #said = null;
  #at = -Infinity;

  /**
   * Whether it has to be said now; then it is taken for said.
   * @param {Reading} reading
   * @param {number} now
   * @param {boolean} isAlone nobody would see that one moves
   */
  isDue(reading, now, isAlone) {
    const words = JSON.stringify(reading);
    const since = now - this.#at;
    if (since < MOVED) return false;
    const hasMoved = words !== this.#said && !isAlone;
    if (this.#said !== null && !hasMoved && since < STAYS) return false;
    this.#said = words;
    this.#at = now;
    return true;
  }

  /** Whether anything is said that still holds; it is taken back. */
  takeBack() {
    const holds = this.#said !== null;
    this.#said = null;
    return holds;
  }
}

/** Who has come, to be announced politely: not those who were there first, and not more than once a minute. */
export class Arrivals {
  /** @type {Set<string> | null} */
  #known = null;
  #at = -Infinity;

  /**
   * The words for those who have come since the last words; "" for none, or not now.
   * @param {Reader[]} readers
   * @param {number} now
   */
  news(readers, now) {
    const there = new Set(readers.map(({ person }) => person));
    const before = this.#known;
    const come = readers.filter(({ person }) => before && !before.has(person));
    if (before && come.length && now - this.#at < RARELY) {
      this.#known = new Set([...there].filter((person) => before.has(person)));
      return "";
    }
    this.#known = there;
    if (!come.length) return "";
    this.#at = now;
    return `${listed(come.map(({ name }) => name))} ${come.length === 1 ? "is" : "are"} reading this too.`;
  }
}
