// The one module that knows ranges, selections and highlights: from code points to what is painted, and back.
import { passageIn } from "workbench/graphemes.js";
import { Paragraphs, View } from "workbench/paragraphs.js";
import { ASIDE, cutAround, OVERLAP, segments } from "workbench/segments.js";

/** @import {Passages} from "workbench/segments.js" */
/** @import {RoomPassage} from "workbench/work.js" */
/** @import {Bounds} from "workbench/graphemes.js" */

/**
 * @typedef {object} Painted What a text asks about its passages, and whom it tells what it has painted.
 * @property {() => Passages<RoomPassage>} passages
 * @property {() => Passages<RoomPassage>} noticed places of findings, which are marked below all else
 * @property {(passage: RoomPassage) => boolean} isAside whether the filter leaves it out, so that it is painted faintly
 * @property {(near: Near) => void} seen
 *
 * @typedef {{first: number, last: number, from: number, to: number}} Near The lines near the screen, and their offsets.
 */

const CHOSEN = "chosen";
const HELD = "held";
const POINTED = "pointed";
const NOTICED = "noticed";
/** @type {Record<string, number>} */
const PRIORITIES = { [NOTICED]: -1, [OVERLAP]: 1, [HELD]: 2, [CHOSEN]: 3, [POINTED]: 4 };
const PAINTS = [ASIDE, OVERLAP, "claim", "statistic", "quote", "translation_error"];
/** The texts of this page: a selection belongs to the one that it was begun in. @type {HTMLElement[]} */
const roots = [];

/** A text in the page: a paragraph for each of its lines, which are never changed. */
export class Highlighter {
  /** One for all that is measured: every live range makes each change of the page dearer until it is collected. */
  #measure = document.createRange();
  #painted = { top: 0, bottom: -1 };
  #frame = 0;
  /** @type {Record<string, Bounds | null>} */
  #marked = { [CHOSEN]: null, [HELD]: null, [POINTED]: null };
  /** @type {Map<string, Map<string, StaticRange>>} What this text has in the highlights, which a page's texts share. */
  #ranges = new Map();

  /**
   * @param {HTMLElement} root
   * @param {Painted} painted
   * @param {HTMLElement | null} [box] in which the text scrolls; the window if none is given
   */
  constructor(root, painted, box = null) {
    this.root = root;
    this.passages = painted.passages;
    this.noticed = painted.noticed;
    this.isAside = painted.isAside;
    this.seen = painted.seen;
    this.view = new View(box);
    this.text = new Paragraphs(root, this.view);
    this.paragraphs = this.text.all;
    this.lines = this.text.lines;
    roots.push(root);
    this.view.listen(() => this.#soon(false));
    this.view.listenToSize(() => this.#soon(true));
  }

  /** @param {boolean} [now] without waiting for the next frame, since somebody waits for what they did themselves */
  repaint(now = false) {
    this.#soon(true);
    if (now) this.#paint();
  }

  /** @param {Bounds | null} bounds what stands out, because something is done with it */
  choose(bounds) {
    this.#mark(CHOSEN, bounds);
  }

  /** @param {Bounds | null} bounds what was selected and is to be remembered while something else is chosen */
  hold(bounds) {
    this.#mark(HELD, bounds);
  }

  /** @param {Bounds | null} bounds what stands out as long as the mouse or the focus is on what is said of it */
  point(bounds) {
    this.#mark(POINTED, bounds);
  }

  /** What is selected, as a passage; null if nothing is, or only white space. */
  selected() {
    const selection = getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.root)) return null;
    if (roots.some((root) => root !== this.root && root.contains(selection.anchorNode))) return null;
    const start = this.#offsetOf(range.startContainer, range.startOffset);
    const end = this.#offsetOf(range.endContainer, range.endOffset);
    return start < end ? passageIn(this.lines, start, end) : null;
  }

  /**
   * Selects from one place to another, where the reading caret is then; or only puts it there.
   * @param {number} start
   * @param {number} [end]
   */
  select(start, end = start) {
    const [from, to] = [this.text.nodeAt(start), this.text.nodeAt(end)];
    getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  /** Where the reading caret is; null if it is not in the text. */
  caret() {
    const selection = getSelection();
    if (!selection?.focusNode || !this.root.contains(selection.focusNode)) return null;
    return this.#offsetOf(selection.focusNode, selection.focusOffset);
  }

  /** Where the selection was begun, which its caret goes away from; null if that is not in the text. */
  anchor() {
    const selection = getSelection();
    if (!selection?.anchorNode || !this.root.contains(selection.anchorNode)) return null;
    return this.#offsetOf(selection.anchorNode, selection.anchorOffset);
  }

  /**
   * Moves the reading caret as the browser does, or extends the selection with it.
   * @param {"left" | "right" | "forward" | "backward"} direction
   * @param {string} step
   * @param {boolean} extend
   * @returns {"start" | "end" | null} the end of the text by which it left, and was put back to where it was begun
   */
  moveCaret(direction, step, extend) {
    const selection = getSelection();
    if (!selection?.anchorNode) return null;
    const { anchorNode, anchorOffset } = selection;
    selection.modify(extend ? "extend" : "move", direction, step);
    if (this.caret() !== null || !selection.focusNode) return null;
    const where = this.root.compareDocumentPosition(selection.focusNode);
    selection.setPosition(anchorNode, anchorOffset);
    return where & Node.DOCUMENT_POSITION_FOLLOWING ? "end" : "start";
  }

  /** Where to draw the reading caret; null if there is none. */
  caretBox() {
    const selection = getSelection();
    if (this.caret() === null || !selection?.focusNode) return null;
    const range = document.createRange();
    range.setStart(selection.focusNode, selection.focusOffset);
    const element = selection.focusNode instanceof Element ? selection.focusNode : selection.focusNode.parentElement;
    const box = range.getClientRects()[0] ?? element?.getBoundingClientRect();
    return box ? { left: box.left, top: box.top, height: box.height } : null;
  }

  /**
   * The passages under a point of the window, the shortest first; then the places of findings.
   * @param {number} x
   * @param {number} y
   * @returns {RoomPassage[]}
   */
  passagesAt(x, y) {
    const hit = document.caretPositionFromPoint(x, y);
    if (!hit || !this.root.contains(hit.offsetNode)) return [];
    const offset = this.#offsetOf(hit.offsetNode, hit.offset);
    const [from, to] = [Math.max(0, offset - 1), Math.min(this.lines.length, offset + 1)];
    const isUnder = (/** @type {DOMRect} */ box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
    const under = (/** @type {RoomPassage[]} */ near) =>
      near
        .filter((passage) => [...this.#live(cutAround(passage, offset)).getClientRects()].some(isUnder))
        .sort((one, other) => one.end - one.start - (other.end - other.start));
    return [...under(this.passages().within(from, to)), ...under(this.noticed().within(from, to))];
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
    const { top, height } = this.view;
    if (box.top - top > Math.min(80, height / 6) && box.bottom - top < height * 0.6) return;
    this.view.scrollBy(box.top - top - height / 3);
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
    const { scrolled } = this.text;
    const { height } = this.view;
    if (top <= scrolled - height / 2 && scrolled + height * 1.5 <= bottom) return;
    const first = this.text.lineNear(-height);
    const last = this.text.lineNear(2 * height);
    this.#painted = { top: scrolled - height, bottom: scrolled + 2 * height };
    const from = this.text.offsetNear(first, -height, 0);
    const to = this.text.offsetNear(last, 2 * height, this.lines.text(last).length);
    /** @type {Map<string, Bounds[]>} */
    const stretches = new Map(PAINTS.map((name) => [name, []]));
    for (const { start, end, paint } of segments(this.passages().within(from, to), this.isAside)) {
      if (end <= from || start >= to) continue;
      stretches.get(paint)?.push({ start: Math.max(start, from), end: Math.min(end, to) });
    }
    stretches.set(NOTICED, this.noticed().within(from, to)); // short, each of them
    for (const [name, some] of stretches) this.#put(name, some);
    this.seen({ first, last, from, to });
  }

  /**
   * @param {string} name
   * @param {Bounds | null} bounds
   */
  #mark(name, bounds) {
    const before = this.#marked[name];
    if (before?.start === bounds?.start && before?.end === bounds?.end) return;
    this.#marked[name] = bounds;
    this.#put(name, bounds ? [bounds] : []);
  }

  /**
   * Puts stretches of this text into a highlight in the place of those it had there. What is there already is not
   * touched: with any change of a highlight a browser paints all that is highlighted anew.
   * @param {string} name
   * @param {Bounds[]} stretches
   */
  #put(name, stretches) {
    const highlight = CSS.highlights.get(name) ?? registered(name);
    const before = this.#ranges.get(name) ?? new Map();
    /** @type {Map<string, StaticRange>} */
    const now = new Map();
    for (const bounds of stretches) {
      const key = `${bounds.start}-${bounds.end}`;
      const known = before.get(key);
      const range = known ?? this.#static(bounds);
      if (!known) highlight.add(range);
      now.set(key, range);
    }
    for (const [key, range] of before) if (!now.has(key)) highlight.delete(range);
    this.#ranges.set(name, now);
  }

  /** @param {Bounds} bounds */
  #live({ start, end }) {
    const [from, to] = [this.text.nodeAt(start), this.text.nodeAt(end)];
    this.#measure.setStart(from.node, from.offset);
    this.#measure.setEnd(to.node, to.offset);
    return this.#measure;
  }

  /** @param {Bounds} bounds */
  #static({ start, end }) {
    const [from, to] = [this.text.nodeAt(start), this.text.nodeAt(end)];
    return new StaticRange({
      startContainer: from.node,
      startOffset: from.offset,
      endContainer: to.node,
      endOffset: to.offset,
    });
  }

  /**
   * The offset in code points of a place in the page; what lies outside the text is its start or its end.
   * @param {Node} node
   * @param {number} offset
   */
  #offsetOf(node, offset) {
    const inside = this.text.offsetOf(node, offset);
    if (inside !== null) return inside;
    const range = document.createRange();
    range.setStart(node, offset);
    const next = this.paragraphs.findIndex((one) => range.comparePoint(one, 0) >= 0);
    return next < 0 ? this.lines.length : this.lines.startOf(next);
  }
}

/**
 * A new highlight.
 * @param {string} name
 */
function registered(name) {
  const highlight = new Highlight();
  highlight.priority = PRIORITIES[name] ?? 0;
  CSS.highlights.set(name, highlight);
  return highlight;
}
