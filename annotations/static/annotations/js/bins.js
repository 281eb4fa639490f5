// A whole source on a strip: where an offset stands on it, and what lies in each of its rows.

/** @import {Lines} from "workbench/codepoints.js" */
/** @import {RoomPassage} from "workbench/work.js" */

/** About so many code points are a row of the page: a line that is shorter takes a row as well. */
const ROW = 75;
/** So many lines are looked at one by one before the rest is halved. */
const SOON = 8;

/** How far down a text its offsets stand, as a part of it, without asking the page where its lines are. */
export class Scale {
  /** @param {Pick<Lines, "count" | "length" | "startOf">} lines */
  constructor(lines) {
    this.count = lines.count;
    /** Where each line starts, and where one behind the last would. */
    this.starts = new Float64Array(lines.count + 1);
    this.rows = new Float64Array(lines.count + 1);
    for (let line = 0; line < lines.count; line++) this.starts[line] = lines.startOf(line);
    this.starts[lines.count] = lines.length + 1;
    for (let line = 0; line < lines.count; line++) {
      this.rows[line + 1] = this.rows[line] + Math.max(1, Math.ceil(this.#lengthOf(line) / ROW));
    }
  }

  /**
   * @param {number} offset
   * @param {number} [near] a line: if the offset is in it or soon behind it, it is found at once
   * @returns {number} from 0 to 1
   */
  partAt(offset, near = 0) {
    const line = this.lineAt(offset, near);
    return this.partIn(line, (offset - this.starts[line]) / this.#lengthOf(line));
  }

  /**
   * @param {number} offset
   * @param {number} [near]
   */
  lineAt(offset, near = 0) {
    let line = this.starts[near] <= offset ? near : 0;
    for (let step = 0; step < SOON && this.starts[line + 1] <= offset; step++) line++;
    return this.starts[line + 1] <= offset ? lastBelow(this.starts, offset, line, this.count - 1) : line;
  }

  /**
   * @param {number} line
   * @param {number} within how far down in the line, from 0 to 1
   */
  partIn(line, within) {
    return (this.rows[line] + within * (this.rows[line + 1] - this.rows[line])) / this.rows[this.count];
  }

  /**
   * The place of a part of the strip: what `partIn` was asked for.
   * @param {number} part
   * @returns {{line: number, within: number}}
   */
  placeOf(part) {
    const row = Math.min(1, Math.max(0, part)) * this.rows[this.count];
    const line = lastBelow(this.rows, row, 0, this.count - 1);
    return { line, within: Math.min(1, (row - this.rows[line]) / (this.rows[line + 1] - this.rows[line])) };
  }

  /**
   * The code points of a line with its end.
   * @param {number} line
   */
  #lengthOf(line) {
    return this.starts[line + 1] - this.starts[line];
  }
}

/**
 * @typedef {object} Bins What lies in each row of a strip.
 * @property {Map<string, Uint32Array>} kinds how many passages, by kind
 * @property {Uint32Array} contradicted how many that are in a contradiction begin there
 */

/**
 * @param {Iterable<RoomPassage>} passages in text order, as it is quickest
 * @param {Scale} scale
 * @param {number} rows
 * @returns {Bins}
 */
export function binned(passages, scale, rows) {
  /** @type {Map<string, Uint32Array>} First what begins in a row less what ended before it. */
  const kinds = new Map();
  const contradicted = new Uint32Array(rows);
  let line = 0;
  for (const { start, end, kind, contradictions } of passages) {
    const changes = kinds.get(kind) ?? new Uint32Array(rows + 1);
    kinds.set(kind, changes);
    line = scale.lineAt(start, line);
    const first = rowOf(scale.partAt(start, line), rows);
    changes[first] += 1;
    changes[rowOf(scale.partAt(end - 1, line), rows) + 1] -= 1; // below 0 for a while, which comes right again modulo 2^32
    if (contradictions.length) contradicted[first] += 1;
  }
  for (const [kind, changes] of kinds) {
    for (let row = 1; row < rows; row++) changes[row] += changes[row - 1];
    kinds.set(kind, changes.subarray(0, rows));
  }
  return { kinds, contradicted };
}

/**
 * The last place whose value is not above a limit, among those of which the first is not.
 * @param {Float64Array} rising
 * @param {number} limit
 * @param {number} low
 * @param {number} high
 */
function lastBelow(rising, limit, low, high) {
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rising[middle] <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * @param {number} part
 * @param {number} rows
 */
function rowOf(part, rows) {
  return Math.min(rows - 1, Math.floor(part * rows));
}
