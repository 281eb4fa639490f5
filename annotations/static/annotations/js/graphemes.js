// Where a passage may begin and end: never inside what a reader sees as one character, never at white space.

/** @import {Lines} from "workbench/codepoints.js" */

/**
 * @typedef {object} Bounds
 * @property {number} start
 * @property {number} end
 */

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** How many UTF-16 units behind a place are looked at first; more if one character is longer. */
const AHEAD = 64;
/** How far before a place certain boundaries are sought; farther, any place must do. */
const FARTHEST = 4096;

/**
 * Boundaries that no rule of UAX #29 takes away, whatever stands further on either side. Before them stands ASCII, a
 * space, or a letter of a script that has neither jamo nor letters that cling to the next; behind them what clings to
 * nothing before it.
 */
const CERTAIN = new RegExp(
  "(?<=[\\p{Z}\\t\\n!-~]|[\\p{L}&&[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Arabic}" +
    "\\p{Script=Hebrew}\\p{Script=Devanagari}\\p{Script=Thai}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]])" +
    "[[\\p{L}\\p{N}\\p{Z}\\t\\n!-~]--[\\p{M}\\p{Grapheme_Extend}\\u0E33\\u0EB3]]",
  "gv",
);

/** White space as Python knows it: the server refuses a passage that has nothing else. */
// deno-lint-ignore no-control-regex
const BLANK = /[\p{White_Space}\x1C-\x1F]/u;

/**
 * Widens a range to grapheme cluster boundaries; an empty one stays empty and goes to the boundary before it.
 * @param {string} text
 * @param {number} start in UTF-16 units, as is what is returned
 * @param {number} end
 * @returns {Bounds}
 */
export function snap(text, start, end) {
  const first = clusterAt(text, start).start;
  if (start === end) return { start: first, end: first };
  const last = clusterAt(text, end);
  return { start: first, end: last.start === end ? end : last.end };
}

/**
 * Leaves out white space at the edges; what has nothing else becomes empty.
 * @param {string} text
 * @param {number} start in UTF-16 units, as is what is returned
 * @param {number} end
 * @returns {Bounds}
 */
export function trim(text, start, end) {
  while (start < end && BLANK.test(text[start])) start += 1;
  while (end > start && BLANK.test(text[end - 1])) end -= 1;
  return { start, end };
}

/**
 * The passage that a selection means, which may go over lines; null if there is only white space in it.
 * @param {Lines} lines
 * @param {number} start in code points of the whole text, as is what is returned
 * @param {number} end
 * @returns {Bounds | null}
 */
export function passageIn(lines, start, end) {
  const selected = lines.slice(start, end);
  // White space has no surrogates, so what is left out at each edge counts the same in code points.
  const words = trim(selected, 0, selected.length);
  if (words.start === words.end) return null;
  const first = lines.place(start + words.start);
  const last = lines.place(end - (selected.length - words.end));
  return {
    start: lines.offset(first.line, clusterAt(lines.text(first.line), first.utf16).start),
    end: lines.offset(last.line, snap(lines.text(last.line), last.utf16 - 1, last.utf16).end),
  };
}

/**
 * The grapheme cluster in which the unit behind a place stands; empty at the end of the text.
 * @param {string} text
 * @param {number} place
 * @returns {Bounds}
 */
function clusterAt(text, place) {
  if (place === text.length) return { start: place, end: place };
  const from = certainBefore(text, place);
  for (let ahead = AHEAD;; ahead *= 2) {
    const upTo = outOfPair(text, Math.min(text.length, place + ahead));
    const cluster = segmenter.segment(text.slice(from, upTo)).containing(place - from);
    if (!cluster) throw new RangeError(`${place} is no place from 0 to ${text.length}.`);
    const start = from + cluster.index;
    const end = start + cluster.segment.length;
    if (end < upTo || upTo === text.length) return { start, end };
  }
}

/**
 * The nearest certain boundary at or before a place, so that a line of a megabyte is not segmented as a whole.
 * @param {string} text
 * @param {number} place
 */
function certainBefore(text, place) {
  for (let back = 32; back < FARTHEST && back < place; back *= 4) {
    const from = place - back;
    const certain = [...text.slice(from, place + 1).matchAll(CERTAIN)].at(-1);
    if (certain) return from + certain.index;
  }
  return outOfPair(text, Math.max(0, place - FARTHEST));
}

/**
 * The place itself, or the one before it if it is in the middle of a surrogate pair.
 * @param {string} text
 * @param {number} place
 */
function outOfPair(text, place) {
  return place > 0 && /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(place - 1, place + 1)) ? place - 1 : place;
}
