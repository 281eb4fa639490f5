// Which passages stand where, and what is to be painted where they overlap.
/** @import {Bounds} from "workbench/graphemes.js" */

/**
 * @typedef {object} Passage A passage as it is painted; offsets in code points, half-open.
 * @property {string} id
 * @property {number} start
 * @property {number} end
 * @property {string} kind
 *
 * @typedef {object} Segment A stretch that is painted in one way.
 * @property {number} start
 * @property {number} end
 * @property {string} paint the kind of the one passage there, or "overlap" where there are more; "aside" if all are
 */

export const OVERLAP = "overlap";
export const ASIDE = "aside";

/**
 * The passages cut into stretches that do not overlap, in text order.
 * @template {Passage} P
 * @param {Iterable<P>} passages
 * @param {(passage: P) => boolean} [isAside] whether it is not what is looked at, and makes no overlap
 * @returns {Segment[]}
 */
export function segments(passages, isAside = () => false) {
  const edges = [];
  for (const passage of passages) {
    const { start, end } = passage;
    const aside = isAside(passage);
    edges.push({ offset: start, passage, aside, opens: true }, { offset: end, passage, aside, opens: false });
  }
  edges.sort((one, other) => one.offset - other.offset);

  /** @type {Segment[]} */
  const painted = [];
  /** @type {Set<Passage>} */
  const open = new Set();
  let asides = 0;
  let from = 0;
  for (const { offset, passage, aside, opens } of edges) {
    if (from < offset && open.size === 1) painted.push({ start: from, end: offset, paint: [...open][0].kind });
    else if (from < offset && (open.size || asides)) join(painted, from, offset, open.size ? OVERLAP : ASIDE);
    if (aside) asides += opens ? 1 : -1;
    else if (opens) open.add(passage);
    else open.delete(passage);
    from = offset;
  }
  return painted;
}

/**
 * Adds a stretch; one overlap that goes on in another is one, because they look the same.
 * @param {Segment[]} painted
 * @param {number} start
 * @param {number} end
 * @param {string} paint
 */
function join(painted, start, end, paint) {
  const before = painted.at(-1);
  if (before?.paint === paint && before.end === start) before.end = end;
  else painted.push({ start, end, paint });
}

/**
 * The passages of one text in text order (by start, then by id), found by place and by id.
 * @template {Passage} P
 */
export class Passages {
  /** @type {P[]} */
  #sorted;
  /** @type {Map<string, P>} */
  #byId;
  /** @type {Farthest | null} Made when it is first needed after a change. */
  #farthest = null;

  /** @param {Iterable<P>} [passages] */
  constructor(passages = []) {
    this.#byId = new Map(Array.from(passages, (passage) => [passage.id, passage]));
    this.#sorted = [...this.#byId.values()].sort(inTextOrder);
  }

  get size() {
    return this.#sorted.length;
  }

  [Symbol.iterator]() {
    return this.#sorted.values();
  }

  /**
   * @param {string} id
   * @returns {P | null}
   */
  get(id) {
    return this.#byId.get(id) ?? null;
  }

  /**
   * Adds a passage; one with the same id goes.
   * @param {P} passage
   */
  replace(passage) {
    this.remove(passage.id);
    this.#sorted.splice(this.#placeOf(passage), 0, passage);
    this.#byId.set(passage.id, passage);
    this.#farthest = null;
  }

  /** @param {P} passage one whose id is not there yet */
  add(passage) {
    if (this.#byId.has(passage.id)) throw new Error(`The passage ${passage.id} is there already.`);
    this.replace(passage);
  }

  /**
   * Takes a passage out; whether it was there.
   * @param {string} id
   * @returns {boolean}
   */
  remove(id) {
    const passage = this.#byId.get(id);
    if (!passage) return false;
    this.#sorted.splice(this.#placeOf(passage), 1);
    this.#byId.delete(id);
    this.#farthest = null;
    return true;
  }

  /**
   * The passages that have code points in a window, in text order.
   * @param {number} start
   * @param {number} end
   * @returns {P[]}
   */
  within(start, end) {
    this.#farthest ??= new Farthest(this.#sorted.map((passage) => passage.end));
    const before = firstWhere(this.size, (index) => this.#sorted[index].start >= end);
    return this.#farthest.above(start, before).map((index) => this.#sorted[index]);
  }

  /**
   * The passages that the code point at an offset belongs to.
   * @param {number} offset
   * @returns {P[]}
   */
  at(offset) {
    return this.within(offset, offset + 1);
  }

  /**
   * The first passage that starts at or behind an offset, or the one behind that with an id; null at the end.
   * @param {number | string} from
   * @returns {P | null}
   */
  next(from) {
    if (typeof from === "string") return this.#neighbour(from, 1);
    return this.#sorted[firstWhere(this.size, (index) => this.#sorted[index].start >= from)] ?? null;
  }

  /**
   * The last passage that starts before an offset, or the one before that with an id; null at the beginning.
   * @param {number | string} from
   * @returns {P | null}
   */
  previous(from) {
    if (typeof from === "string") return this.#neighbour(from, -1);
    return this.#sorted[firstWhere(this.size, (index) => this.#sorted[index].start >= from) - 1] ?? null;
  }

  /**
   * The how manieth of all a passage is, counted from 1; null if it is not there.
   * @param {string} id
   * @returns {number | null}
   */
  position(id) {
    const passage = this.#byId.get(id);
    return passage ? this.#placeOf(passage) + 1 : null;
  }

  /**
   * @param {string} id
   * @param {number} step
   */
  #neighbour(id, step) {
    const passage = this.#byId.get(id);
    return passage ? (this.#sorted[this.#placeOf(passage) + step] ?? null) : null;
  }

  /** @param {P} passage */
  #placeOf(passage) {
    return firstWhere(this.size, (index) => inTextOrder(this.#sorted[index], passage) >= 0);
  }
}

/** A tree of maxima, so that a passage as long as the text does not make every window look at all of them. */
class Farthest {
  /** @param {number[]} ends */
  constructor(ends) {
    this.leaves = 1;
    while (this.leaves < ends.length) this.leaves *= 2;
    this.tree = new Float64Array(this.leaves * 2).fill(-1);
    this.tree.set(ends, this.leaves);
    for (let node = this.leaves - 1; node > 0; node--) {
      this.tree[node] = Math.max(this.tree[node * 2], this.tree[node * 2 + 1]);
    }
  }

  /**
   * The indexes below a limit whose ends lie above an offset, in order.
   * @param {number} offset
   * @param {number} limit
   * @returns {number[]}
   */
  above(offset, limit) {
    /** @type {number[]} */
    const found = [];
    /** @type {(node: number, first: number, width: number) => void} */
    const look = (node, first, width) => {
      if (first >= limit || this.tree[node] <= offset) return;
      if (width === 1) {
        found.push(first);
        return;
      }
      look(node * 2, first, width / 2);
      look(node * 2 + 1, first + width / 2, width / 2);
    };
    look(1, 0, this.leaves);
    return found;
  }
}

/**
 * @param {Passage} one
 * @param {Passage} other
 */
function inTextOrder(one, other) {
  return one.start - other.start || (one.id < other.id ? -1 : Number(one.id > other.id));
}

/**
 * The first index that fulfils what all behind it fulfil; how many there are if none does.
 * @param {number} count
 * @param {(index: number) => boolean} holds
 */
function firstWhere(count, holds) {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * A part of a long passage, around an offset, that is quick to measure.
 * @param {Bounds} bounds
 * @param {number} offset
 * @returns {Bounds}
 */
export function cutAround({ start, end }, offset) {
  return { start: Math.max(start, offset - 200), end: Math.min(end, offset + 200) };
}
