// Which passages are looked at: what fits, how many would fit each choice, and how the address names it.
import { KINDS, STATUSES } from "workbench/words.js";

/** @import {RoomPassage} from "workbench/work.js" */

/**
 * @typedef {"kind" | "status" | "author"} Group
 * @typedef {"mine" | "waiting" | "contradicted"} Trait
 *
 * @typedef {object} Filter Of each group whatever is named, or all if nothing is; of `only` what has all these traits.
 * @property {Set<string>} kind
 * @property {Set<string>} status
 * @property {Set<string>} author
 * @property {Set<Trait>} only
 */

const GROUPS = /** @type {const} */ (["kind", "status", "author"]);
/** @type {Record<Trait, (passage: RoomPassage) => boolean>} */
const TRAITS = {
  mine: (passage) => passage.mine,
  waiting: (passage) => passage.waits,
  contradicted: (passage) => passage.contradictions.length > 0,
};
/** @type {Partial<Record<keyof Filter, Record<string, unknown>>>} What the address may name; authors are not known yet. */
const KNOWN = { kind: KINDS, status: STATUSES, only: TRAITS };
const NAMES = /** @type {const} */ ([...GROUPS, "only"]);
/** More people than that are in no project; an address can be as long as somebody likes. */
const MOST = 100;

/** @returns {Filter} one that everything fits */
export function anything() {
  return { kind: new Set(), status: new Set(), author: new Set(), only: new Set() };
}

/** @param {Filter} filter */
export function isAnything(filter) {
  return NAMES.every((name) => filter[name].size === 0);
}

/**
 * @param {RoomPassage} passage
 * @param {Filter} filter
 */
export function fits(passage, filter) {
  return GROUPS.every((group) => isAmong(passage, filter, group)) &&
    [...filter.only].every((one) => TRAITS[one](passage));
}

/** @typedef {Record<keyof Filter, Map<string, number>>} Counts how many passages each choice of each group would show */

/**
 * How many passages each choice would show, if it were made besides the choices of the other groups.
 * @param {Iterable<RoomPassage>} passages
 * @param {Filter} filter
 * @returns {Counts}
 */
export function counts(passages, filter) {
  /** @type {Counts} */
  const found = { kind: new Map(), status: new Map(), author: new Map(), only: new Map() };
  const traits = /** @type {Trait[]} */ (Object.keys(TRAITS));
  for (const passage of passages) {
    const missed = missing(passage, filter);
    if (missed === null) continue;
    for (const group of GROUPS) if (!missed || missed === group) add(found[group], passage[group]);
    if (!missed) { for (const trait of traits) if (TRAITS[trait](passage)) add(found.only, trait); }
  }
  return found;
}

/**
 * What an address asks for; what was written by hand and makes no sense is left out.
 * @param {string} search the part behind "?"
 * @returns {Filter}
 */
export function filterIn(search) {
  const asked = new URLSearchParams(search);
  const filter = anything();
  for (const name of NAMES) {
    const known = KNOWN[name];
    for (const value of asked.getAll(name).slice(0, MOST)) {
      if (!known || Object.hasOwn(known, value)) /** @type {Set<string>} */ (filter[name]).add(value);
    }
  }
  return filter;
}

/**
 * The part of an address behind "?" with a filter in the place of the one it had; all else stays.
 * @param {string} search
 * @param {Filter} filter
 * @returns {string} "" or with the "?"
 */
export function withFilter(search, filter) {
  const asked = new URLSearchParams(search);
  for (const name of NAMES) {
    asked.delete(name);
    for (const value of filter[name]) asked.append(name, value);
  }
  const written = asked.toString();
  return written && `?${written}`;
}

/**
 * @param {RoomPassage} passage
 * @param {Filter} filter
 * @param {Group} group
 */
function isAmong(passage, filter, group) {
  return filter[group].size === 0 || filter[group].has(passage[group]);
}

/**
 * What alone keeps a passage from fitting: "" if nothing does, null if there is more than one such thing.
 * @param {RoomPassage} passage
 * @param {Filter} filter
 * @returns {string | null}
 */
function missing(passage, filter) {
  let missed = "";
  for (const group of GROUPS) {
    if (isAmong(passage, filter, group)) continue;
    if (missed) return null;
    missed = group;
  }
  for (const trait of filter.only) {
    if (TRAITS[trait](passage)) continue;
    if (missed) return null;
    missed = trait;
  }
  return missed;
}

/**
 * @param {Map<string, number>} found
 * @param {string} choice
 */
function add(found, choice) {
  found.set(choice, (found.get(choice) ?? 0) + 1);
}
