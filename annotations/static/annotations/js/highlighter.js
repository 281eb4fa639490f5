// The one module that knows ranges, selections and highlights: from code points to what is painted, and back.
import { Lines } from "workbench/codepoints.js";
import { passageIn } from "workbench/graphemes.js";
import { OVERLAP, segments } from "workbench/segments.js";

/** @import {Passage, Passages} from "workbench/segments.js" */
/** @import {Bounds} from "workbench/graphemes.js" */

const CHOSEN = "chosen";
/** @type {Record<string, number>} */
const PRIORITIES = { [OVERLAP]: 1, [CHOSEN]: 2 };
/** A line longer than this many screens is painted in part. */
const LONG_LINE = 3;

/** A text in the page: a paragraph for each of its lines, which are never changed. */
export class Highlighter {
  #painted = { top: 0, bottom: -1 };
  #frame = 0;
  /** @type {Bounds | null} */
  #chosen = null;

  /**
   * @param {HTMLElement} root
   * @param {() => Passages<Passage>} passages
   * @param {(first: number, last: number) => void} seen is told which lines are near the screen
   */
  constructor(root, passages, seen) {
    this.root = root;
    this.passages = passages;
    this.seen = seen;
    this.paragraphs = [...root.querySelectorAll("p")];
    this.lines = new Lines(this.paragraphs.map((paragraph) => paragraph.textContent ?? ""));
    this.lineOf = new WeakMap(this.paragraphs.map((paragraph, line) => [paragraph, line]));
    addEventListener("scroll", () => this.#soon(false), { passive: true });
    addEventListener("resize", () => this.#soon(true));
  }

  /** Paints anew, in the next frame: passages were added, changed or taken away. */
  repaint() {
    this.#soon(true);
  }

  /** @param {Bounds | null} bounds what stands out, because something is done with it */
  choose(bounds) {
    this.#chosen = bounds;
    this.#paintChosen();
  }

  /** What is selected, as a passage; null if nothing is, or only white space. */
  selected() {
    const selection = getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.root)) return null;
    const start = this.#offsetOf(range.startContainer, range.startOffset);
    const end = this.#offsetOf(range.endContainer, range.endOffset);
    return start < end ? passageIn(this.lines, start, end) : null;
  }

  /**
   * Selects a passage, or puts the reading caret where it starts if it is empty.
   * @param {number} start
   * @param {number} [end]
   */
  select(start, end = start) {
    const [from, to] = [this.#nodeAt(start), this.#nodeAt(end)];
    getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  /** Where the reading caret is; null if it is not in the text. */
  caret() {
    const selection = getSelection();
    if (!selection?.focusNode || !this.root.contains(selection.focusNode)) return null;
    return this.#offsetOf(selection.focusNode, selection.focusOffset);
  }

  /**
   * Moves the reading caret, or extends the selection with it.
   * @param {"left" | "right" | "forward" | "backward"} direction
   * @param {"character" | "word" | "line" | "lineboundary"} step
   * @param {boolean} extend
   */
  moveCaret(direction, step, extend) {
    const selection = getSelection();
    if (!selection) return;
    if (this.caret() === null) this.select(this.lines.startOf(this.#lineNear(0)));
    const before = { node: selection.anchorNode, offset: selection.anchorOffset };
    selection.modify(extend ? "extend" : "move", direction, step);
    if (this.caret() === null && before.node) selection.setPosition(before.node, before.offset);
    this.caretBox()?.scrolledTo.scrollIntoView({ block: "nearest" });
  }

  /** Where to draw the reading caret; null if there is none. */
  caretBox() {
    const selection = getSelection();
    if (this.caret() === null || !selection?.focusNode) return null;
    const range = document.createRange();
    range.setStart(selection.focusNode, selection.focusOffset);
    const element = selection.focusNode instanceof Element ? selection.focusNode : selection.focusNode.parentElement;
    const box = range.getClientRects()[0] ?? element?.getBoundingClientRect();
    return box && element ? { left: box.left, top: box.top, height: box.height, scrolledTo: element } : null;
  }

  /**
   * The passages under a point of the window, the shortest first.
   * @param {number} x
   * @param {number} y
   * @returns {Passage[]}
   */
  passagesAt(x, y) {
    const hit = document.caretPositionFromPoint(x, y);
    if (!hit || !this.root.contains(hit.offsetNode)) return [];
    const offset = this.#offsetOf(hit.offsetNode, hit.offset);
    const near = this.passages().within(Math.max(0, offset - 1), Math.min(this.lines.length, offset + 1));
    const isUnder = (/** @type {DOMRect} */ box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
    return near
      .filter((passage) => [...this.#live(this.#cut(passage, offset)).getClientRects()].some(isUnder))
      .sort((one, other) => one.end - one.start - (other.end - other.start));
  }

  /**
   * Where a passage stands in the window.
   * @param {Bounds} bounds
   * @returns {DOMRect}
   */
  boxOf({ start, end }) {
    return this.#live({ start, end }).getBoundingClientRect();
  }

  /**
   * Brings a passage into view, unless it is there.
   * @param {Bounds} bounds
   */
  show(bounds) {
    const box = this.boxOf({ start: bounds.start, end: Math.min(bounds.end, bounds.start + 1) });
    if (box.top > 80 && box.bottom < innerHeight * 0.6) return;
    scrollBy({ top: box.top - innerHeight / 3 });
  }

  /** @param {boolean} all also what was painted already */
  #soon(all) {
    if (all) this.#painted = { top: 0, bottom: -1 };
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  #paint() {
    // A list of highlights that are painted one screen around holds while half a screen is scrolled.
    const { top, bottom } = this.#painted;
    const here = this.root.getBoundingClientRect().top;
    if (top <= -here - innerHeight / 2 && -here + innerHeight * 1.5 <= bottom) return;
    const first = this.#lineNear(-innerHeight);
    const last = this.#lineNear(2 * innerHeight);
    this.#painted = { top: -here - innerHeight, bottom: -here + 2 * innerHeight };
    const from = this.#startInLine(first, -innerHeight, 0);
    const to = this.#startInLine(last, 2 * innerHeight, this.lines.text(last).length);
    /** @type {Map<string, StaticRange[]>} */
    const ranges = new Map([OVERLAP, "claim", "statistic", "quote", "translation_error"].map((name) => [name, []]));
    for (const { start, end, paint } of segments(this.passages().within(from, to))) {
      if (end <= from || start >= to) continue;
      ranges.get(paint)?.push(this.#static({ start: Math.max(start, from), end: Math.min(end, to) }));
    }
    for (const [name, some] of ranges) setHighlight(name, some);
    this.#paintChosen();
    this.seen(first, last);
  }

  #paintChosen() {
    setHighlight(CHOSEN, this.#chosen ? [this.#static(this.#chosen)] : []);
  }

  /**
   * The line at a height of the window, by halving: asking each line where it stands would take a second.
   * @param {number} height
   */
  #lineNear(height) {
    let low = 0;
    let high = this.paragraphs.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.paragraphs[middle].getBoundingClientRect().bottom < height) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * The offset of about a height in a line that is many screens long; in all others that of a place in the line.
   * @param {number} line
   * @param {number} height
   * @param {number} otherwise in UTF-16 units
   */
  #startInLine(line, height, otherwise) {
    const box = this.paragraphs[line].getBoundingClientRect();
    const length = this.lines.text(line).length;
    if (box.height < LONG_LINE * innerHeight) return this.lines.offset(line, otherwise);
    const part = Math.min(1, Math.max(0, (height - box.top) / box.height));
    return this.lines.offset(line, Math.round(part * length));
  }

  /**
   * A part of a long passage, around an offset, that is quick to measure.
   * @param {Bounds} bounds
   * @param {number} offset
   */
  #cut({ start, end }, offset) {
    return { start: Math.max(start, offset - 200), end: Math.min(end, offset + 200) };
  }

  /** @param {Bounds} bounds */
  #live({ start, end }) {
    const [from, to] = [this.#nodeAt(start), this.#nodeAt(end)];
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  /** @param {Bounds} bounds */
  #static({ start, end }) {
    const [from, to] = [this.#nodeAt(start), this.#nodeAt(end)];
    return new StaticRange({
      startContainer: from.node,
      startOffset: from.offset,
      endContainer: to.node,
      endOffset: to.offset,
    });
  }

  /**
   * The node and the offset in it of an offset in code points. Parsers cut long lines into several nodes.
   * @param {number} offset
   * @returns {{node: Node, offset: number}}
   */
  #nodeAt(offset) {
    const place = this.lines.place(offset);
    let rest = place.utf16;
    for (const node of this.paragraphs[place.line].childNodes) {
      const length = node.nodeValue?.length ?? 0;
      if (rest <= length) return { node, offset: rest };
      rest -= length;
    }
    return { node: this.paragraphs[place.line], offset: 0 };
  }

  /**
   * The offset in code points of a place in the page; what lies outside the text is its start or its end.
   * @param {Node} node
   * @param {number} offset
   */
  #offsetOf(node, offset) {
    const element = node instanceof Element ? node : node.parentElement;
    const paragraph = element?.closest("p");
    const line = paragraph ? this.lineOf.get(paragraph) : undefined;
    if (paragraph && line !== undefined) return this.lines.offset(line, unitsBefore(paragraph, node, offset));
    const range = document.createRange();
    range.setStart(node, offset);
    const next = this.paragraphs.findIndex((one) => range.comparePoint(one, 0) >= 0);
    return next < 0 ? this.lines.length : this.lines.startOf(next);
  }
}

/**
 * How many UTF-16 units of a paragraph stand before a place in it.
 * @param {Element} paragraph
 * @param {Node} node
 * @param {number} offset
 */
function unitsBefore(paragraph, node, offset) {
  let units = 0;
  for (const [index, child] of [...paragraph.childNodes].entries()) {
    if (child === node) return units + offset;
    if (node === paragraph && index >= offset) return units;
    units += child.nodeValue?.length ?? 0;
  }
  return units;
}

/**
 * @param {string} name
 * @param {StaticRange[]} ranges
 */
function setHighlight(name, ranges) {
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  highlight.clear();
  for (const range of ranges) highlight.add(range);
  highlight.priority = PRIORITIES[name] ?? 0;
  CSS.highlights.set(name, highlight);
}
