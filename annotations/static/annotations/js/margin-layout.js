// Where the cards beside a text stand: at their lines, never over each other, folded into a stack where it is crowded.

import { findingOf } from "workbench/noticed.js";

/**
 * @typedef {object} Anchored
 * @property {string} id
 * @property {number} at the height of the line that the passage starts in
 *
 * @typedef {object} Sizes Pixels throughout.
 * @property {number} full the height of a card
 * @property {number} slim that of a card in one row, and of a stack
 * @property {number} gap
 * @property {number} drift so far below its line a card may stand
 *
 * @typedef {object} Slot
 * @property {"full" | "slim" | "stack"} form
 * @property {number} top
 * @property {number} height
 * @property {string[]} ids of one passage; of several if it is a stack
 */

/**
 * Cards as printed editions set sidenotes: each begins at its line and has the room until the next. Passages that start
 * in one line share this room; what does not fit in it is a stack, which needs no more than one row.
 * @param {readonly Anchored[]} anchored from top to bottom
 * @param {Sizes} sizes
 * @returns {Slot[]} from top to bottom
 */
export function slotsOf(anchored, sizes) {
  const lines = linesOf(anchored, sizes.slim + sizes.gap);
  return lines.flatMap((line, place) => {
    const next = lines[place + 1]?.[0].at ?? Infinity;
    return cards(line, "full", next, sizes) ?? cards(line, "slim", next, sizes) ?? [stack(line, sizes)];
  });
}

/**
 * The passages by line; lines that are too close to have a row each are taken as one.
 * @param {readonly Anchored[]} anchored
 * @param {number} row
 */
function linesOf(anchored, row) {
  /** @type {Anchored[][]} */
  const lines = [];
  for (const one of anchored) {
    const line = lines.at(-1);
    if (!line || one.at - line[0].at >= row) lines.push([one]);
    else if (!isTold(one.id, line)) line.push(one);
  }
  return lines;
}

/**
 * Whether another place of the same finding stands in the line already.
 * @param {string} id
 * @param {Anchored[]} line
 */
function isTold(id, line) {
  const finding = findingOf(id);
  return finding !== null && line.some((other) => findingOf(other.id) === finding);
}

/**
 * Cards of one form below each other; null if they do not fit, or the last would stand too far from its line.
 * @param {Anchored[]} line
 * @param {"full" | "slim"} form
 * @param {number} next where the next line begins
 * @param {Sizes} sizes
 * @returns {Slot[] | null}
 */
function cards(line, form, next, sizes) {
  const height = sizes[form];
  const step = height + sizes.gap;
  if (line[0].at + line.length * step > next) return null;
  const slots = line.map(({ id }, place) => ({ form, top: line[0].at + place * step, height, ids: [id] }));
  return slots.every(({ top }, place) => Math.abs(top - line[place].at) <= sizes.drift) ? slots : null;
}

/**
 * @param {Anchored[]} line
 * @param {Sizes} sizes
 * @returns {Slot}
 */
function stack(line, sizes) {
  const form = line.length === 1 ? "slim" : "stack";
  return { form, top: line[0].at, height: sizes.slim, ids: line.map(({ id }) => id) };
}
