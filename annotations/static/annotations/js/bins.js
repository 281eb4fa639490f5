// A whole source on a strip: where an offset stands on it, and what lies in each of its rows.

/** @import {Lines} from "workbench/codepoints.js" */
/** @import {RoomPassage} from "workbench/work.js" */

/** About so many code points are a row of the page: a line that is shorter takes a row as well. */
const ROW = 75;

/** How far down a text its offsets stand, as a part of it, without asking the page where its lines are. */
export class Scale {
  /** @param {Pick<Lines, "count" | "length" | "startOf" | "lineAt">} lines */
  constructor(lines) {
    this.lines = lines;
    this.rows = new Float64Array(lines.count + 1);
    for (let line = 0; line < lines.count; line++) {
      this.rows[line + 1] = this.rows[line] + Math.max(1, Math.ceil(this.#lengthOf(line) / ROW));
    }
  }

  /**
   * @param {number} offset
   * @returns {number} from 0 to 1
   */
  partAt(offset) {
    const line = this.lines.lineAt(offset);
    const within = (offset - this.lines.startOf(line)) / this.#lengthOf(line);
    return this.partIn(line, within);
  }

  /**
   * @param {number} line
   * @param {number} within how far down in the line, from 0 to 1
   */
  partIn(line, within) {
    return (this.rows[line] + within * (this.rows[line + 1] - this.rows[line])) / this.rows[this.lines.count];
  }

  /**
   * The place of a part of the strip: what `partIn` was asked for.
   * @param {number} part
   * @returns {{line: number, within: number}}
   */
  placeOf(part) {
    const row = Math.min(1, Math.max(0, part)) * this.rows[this.lines.count];
    let low = 0;
    let high = this.lines.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.rows[middle] <= row) low = middle;
      else high = middle - 1;
    }
    return { line: low, within: Math.min(1, (row - this.rows[low]) / (this.rows[low + 1] - this.rows[low])) };
  }

  /**
   * The code points of a line with its end.
   * @param {number} line
   */
  #lengthOf(line) {
    const { count, length } = this.lines;
    return (line + 1 < count ? this.lines.startOf(line + 1) : length + 1) - this.lines.startOf(line);
  }
}

/**
 * @typedef {object} Bins What lies in each row of a strip.
 * @property {Map<string, Uint32Array>} kinds how many passages, by kind
 * @property {Uint32Array} contradicted how many that are in a contradiction begin there
 */

/**
 * @param {Iterable<RoomPassage>} passages
 * @param {Scale} scale
 * @param {number} rows
 * @returns {Bins}
 */
export function binned(passages, scale, rows) {
  /** @type {Map<string, Uint32Array>} First what begins in a row less what ended before it. */
  const kinds = new Map();
  const contradicted = new Uint32Array(rows);
  for (const { start, end, kind, contradictions } of passages) {
    const changes = kinds.get(kind) ?? new Uint32Array(rows + 1);
    kinds.set(kind, changes);
    const first = rowOf(scale.partAt(start), rows);
    changes[first] += 1;
    changes[rowOf(scale.partAt(end - 1), rows) + 1] -= 1; // below 0 for a while, which comes right again modulo 2^32
    if (contradictions.length) contradicted[first] += 1;
  }
  for (const [kind, changes] of kinds) {
    for (let row = 1; row < rows; row++) changes[row] += changes[row - 1];
    kinds.set(kind, changes.subarray(0, rows));
  }
  return { kinds, contradicted };
}

/**
 * @param {number} part
 * @param {number} rows
 */
function rowOf(part, rows) {
  return Math.min(rows - 1, Math.floor(part * rows));
}
