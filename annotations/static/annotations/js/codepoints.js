// Offsets: from Unicode code points, which the workbench counts, to UTF-16 units, which the browser counts, and back.

/** How many code points of context an anchor has on either side, as in rules/anchoring.py. */
export const CONTEXT_LENGTH = 32;

const SURROGATE = /[\uD800-\uDFFF]/;
const PAIR = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;

/**
 * @typedef {object} Place A place in a text of lines; `utf16` counts UTF-16 units of that line.
 * @property {number} line
 * @property {number} utf16
 *
 * @typedef {object} Anchor The words of a passage and up to 32 code points of its text on either side.
 * @property {string} quote
 * @property {string} prefix
 * @property {string} suffix
 */

/**
 * How many code points a text has.
 * @param {string} text
 * @returns {number}
 */
export function codePointLength(text) {
  return text.length - pairsOf(text).length;
}

/**
 * How many code points stand before a UTF-16 offset; in the middle of a pair, before the pair.
 * @param {string} text
 * @param {number} utf16Offset
 * @returns {number}
 */
export function toCodePoints(text, utf16Offset) {
  return codePointsBefore(pairsOf(text), checked(utf16Offset, text.length));
}

/**
 * The UTF-16 offset before which so many code points stand.
 * @param {string} text
 * @param {number} codePointOffset
 * @returns {number}
 */
export function toUtf16(text, codePointOffset) {
  const pairs = pairsOf(text);
  return unitsBefore(pairs, checked(codePointOffset, text.length - pairs.length));
}

/** A text as its lines, which end at "\n" and nowhere else; offsets count code points of the whole text. */
export class Lines {
  /** @type {readonly string[]} */
  #texts;
  /** Where each line starts, and behind them where one more would. */
  #starts;
  /** @type {Map<number, Uint32Array>} The surrogate pairs of the lines that were asked for. */
  #pairs = new Map();

  /** @param {readonly string[]} texts each without its "\n" */
  constructor(texts) {
    this.#texts = texts.length ? texts : [""];
    this.#starts = new Uint32Array(this.#texts.length + 1);
    this.#texts.forEach((text, line) => {
      this.#starts[line + 1] = this.#starts[line] + codePointLength(text) + 1;
    });
  }

  /** @param {string} text */
  static of(text) {
    return new Lines(text.split("\n"));
  }

  /** How many lines there are: at least one. */
  get count() {
    return this.#texts.length;
  }

  /** How many code points the whole text has. */
  get length() {
    return this.#starts[this.count] - 1;
  }

  /**
   * @param {number} line
   * @returns {string}
   */
  text(line) {
    return this.#texts[checked(line, this.count - 1)];
  }

  /**
   * The offset of a line's first code point.
   * @param {number} line
   * @returns {number}
   */
  startOf(line) {
    return this.#starts[checked(line, this.count - 1)];
  }

  /**
   * The line in which an offset stands; before a "\n" it is the end of that line.
   * @param {number} offset
   * @returns {number}
   */
  lineAt(offset) {
    checked(offset, this.length);
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /**
   * Where an offset stands in its line.
   * @param {number} offset
   * @returns {Place}
   */
  place(offset) {
    const line = this.lineAt(offset);
    return { line, utf16: unitsBefore(this.#pairsIn(line), offset - this.#starts[line]) };
  }

  /**
   * The offset of a place; in the middle of a pair, before the pair.
   * @param {number} line
   * @param {number} utf16
   * @returns {number}
   */
  offset(line, utf16) {
    const inLine = checked(utf16, this.text(line).length);
    return this.#starts[line] + codePointsBefore(this.#pairsIn(line), inLine);
  }

  /**
   * The text between two offsets.
   * @param {number} start
   * @param {number} end not before the start
   * @returns {string}
   */
  slice(start, end) {
    if (start > end) throw new RangeError(`There is no text from ${start} to ${end}.`);
    const first = this.place(start);
    const last = this.place(end);
    if (first.line === last.line) return this.#texts[first.line].slice(first.utf16, last.utf16);
    return [
      this.#texts[first.line].slice(first.utf16),
      ...this.#texts.slice(first.line + 1, last.line),
      this.#texts[last.line].slice(0, last.utf16),
    ].join("\n");
  }

  /**
   * The words between two offsets and their context.
   * @param {number} start
   * @param {number} end
   * @returns {Anchor}
   */
  anchor(start, end) {
    return {
      quote: this.slice(start, end),
      prefix: this.slice(Math.max(0, start - CONTEXT_LENGTH), start),
      suffix: this.slice(end, Math.min(this.length, end + CONTEXT_LENGTH)),
    };
  }

  /** @param {number} line */
  #pairsIn(line) {
    let pairs = this.#pairs.get(line);
    if (!pairs) {
      pairs = pairsOf(this.#texts[line]);
      this.#pairs.set(line, pairs);
    }
    return pairs;
  }
}

const NO_PAIRS = new Uint32Array();

/**
 * Where the surrogate pairs of a text stand. A surrogate alone is a code point like any other.
 * @param {string} text
 * @returns {Uint32Array}
 */
function pairsOf(text) {
  if (!SURROGATE.test(text)) return NO_PAIRS;
  return Uint32Array.from(text.matchAll(PAIR), (pair) => pair.index);
}

/**
 * @param {Uint32Array} pairs
 * @param {number} units
 */
function codePointsBefore(pairs, units) {
  return units - countWhile(pairs, (pair) => pair < units);
}

/**
 * @param {Uint32Array} pairs
 * @param {number} codePoints
 */
function unitsBefore(pairs, codePoints) {
  return codePoints + countWhile(pairs, (pair, before) => pair - before < codePoints);
}

/**
 * How many pairs, from the first on, fulfil what none fulfils after one that does not.
 * @param {Uint32Array} pairs
 * @param {(pair: number, index: number) => boolean} holds
 */
function countWhile(pairs, holds) {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(pairs[middle], middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @param {number} offset
 * @param {number} highest
 */
function checked(offset, highest) {
  if (Number.isInteger(offset) && offset >= 0 && offset <= highest) return offset;
  throw new RangeError(`${offset} is no whole number from 0 to ${highest}.`);
}
