// What checks noticed in one text: places that are marked and have cards beside the text, apart from what people said.
import { prefers } from "workbench/preferences.js";
import { getJSON, Refused } from "workbench/requests.js";
import { Passages } from "workbench/segments.js";

/**
 * @import {RoomPassage} from "workbench/work.js"
 *
 * @typedef {[string, number, number, number, string, number, string, string]} NoticedRow The finding, the number of its
 *   passage, start and end in code points, its kind and revision, the check's title, and the first words of its message.
 *
 * @typedef {{rows: NoticedRow[], isAll: boolean}} NoticedAnswer The first of them in text order, and whether that is all.
 */

export const FINDINGS_OFF = "no-findings";
const MARK = "finding/";
/** @type {NoticedAnswer} */
const NONE = { rows: [], isAll: true };

/**
 * The finding that an entry of the margin stands for; null if somebody has said it.
 * @param {string} id
 */
export function findingOf(id) {
  return id.startsWith(MARK) ? id.slice(MARK.length).split("/")[0] : null;
}

/**
 * Where the card of an entry is.
 * @param {string} id of an annotation, or of an entry that stands for a finding
 */
export function cardOf(id) {
  const finding = findingOf(id);
  return finding ? `/findings/${finding}/card/` : `/annotations/${id}/card/`;
}

/**
 * Rows as entries that a margin can show beside annotations.
 * @param {NoticedRow[]} rows
 * @returns {RoomPassage[]}
 */
export function entriesOf(rows) {
  return rows.map(([finding, number, start, end, kind, revision, author, said]) => ({
    id: `${MARK}${finding}/${number}`,
    start,
    end,
    kind,
    status: "open",
    revision,
    author,
    mine: false,
    contradictions: [],
    said,
    waits: false,
  }));
}

/** What was noticed in a source, as far as it is open. */
export class Noticed {
  /** @type {Passages<RoomPassage>} */
  passages = new Passages();

  /**
   * @param {string} source
   * @param {() => void} changed
   */
  constructor(source, changed) {
    this.source = source;
    this.changed = changed;
    for (const told of ["workbench:finding", "workbench:findings-shown"]) {
      document.addEventListener(told, () => this.load());
    }
  }

  /** Asks for them, unless the person would rather not see them; without an answer none are shown. */
  async load() {
    const { rows, isAll } = prefers(FINDINGS_OFF) ? NONE : await this.#ask();
    this.passages = new Passages(entriesOf(rows));
    const cut = /** @type {HTMLElement | null} */ (document.querySelector("[data-findings-cut]"));
    if (cut) cut.hidden = isAll;
    this.changed();
  }

  /** @returns {Promise<NoticedAnswer>} */
  async #ask() {
    try {
      const answer = await getJSON(`/sources/${this.source}/findings/`);
      const { rows, is_all: isAll } = /** @type {{rows: NoticedRow[], is_all: boolean}} */ (answer);
      return { rows, isAll };
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      return NONE;
    }
  }
}

/**
 * Two collections as the margin looks at them: together, in text order.
 * @param {() => Passages<RoomPassage>} said
 * @param {() => Passages<RoomPassage>} noticed
 * @returns {Pick<Passages<RoomPassage>, "within" | "get">}
 */
export function together(said, noticed) {
  return {
    within(from, to) {
      const more = noticed().within(from, to);
      const all = said().within(from, to);
      return more.length ? [...all, ...more].sort((one, other) => one.start - other.start) : all;
    },
    get: (id) => said().get(id) ?? noticed().get(id),
  };
}
