// A text in the page as its paragraphs, one for each line: which stands where, and which node an offset is in.
import { Lines } from "workbench/codepoints.js";

/** A line longer than this many screens is looked at in part. */
const LONG_LINE = 3;

/** Where a text is seen and scrolls: a box of its own, or the window. */
export class View {
  /** @param {HTMLElement | null} box */
  constructor(box) {
    this.box = box;
  }

  /** Where what is seen begins, in the window. */
  get top() {
    return this.box ? this.box.getBoundingClientRect().top : 0;
  }

  get height() {
    return this.box ? this.box.clientHeight : innerHeight;
  }

  /** @param {() => void} heard */
  listen(heard) {
    (this.box ?? globalThis).addEventListener("scroll", heard, { passive: true });
  }

  /**
   * Is told when it has another size: a box also by what opens beside it.
   * @param {() => void} heard
   */
  listenToSize(heard) {
    if (this.box) new ResizeObserver(heard).observe(this.box);
    addEventListener("resize", heard);
  }

  /** @param {number} down in pixels */
  scrollBy(down) {
    (this.box ?? globalThis).scrollBy({ top: down });
  }
}

/** The paragraphs of a text, which are never changed. */
export class Paragraphs {
  /**
   * @param {HTMLElement} root
   * @param {View} view
   */
  constructor(root, view) {
    this.root = root;
    this.view = view;
    this.all = [...root.querySelectorAll("p")];
    this.lines = new Lines(this.all.map((paragraph) => paragraph.textContent ?? ""));
    this.lineOf = new WeakMap(this.all.map((paragraph, line) => [paragraph, line]));
  }

  /** How far the text is scrolled: what is seen begins so many pixels below its top. */
  get scrolled() {
    return this.view.top - this.root.getBoundingClientRect().top;
  }

  /**
   * The line at a height of what is seen, by halving: asking each line where it stands would take a second.
   * @param {number} height
   */
  lineNear(height) {
    const sought = this.view.top + height;
    let low = 0;
    let high = this.all.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.all[middle].getBoundingClientRect().bottom < sought) low = middle + 1;
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
  offsetNear(line, height, otherwise) {
    const box = this.all[line].getBoundingClientRect();
    const length = this.lines.text(line).length;
    if (box.height < LONG_LINE * this.view.height) return this.lines.offset(line, otherwise);
    const part = Math.min(1, Math.max(0, (this.view.top + height - box.top) / box.height));
    return this.lines.offset(line, Math.round(part * length));
  }

  /**
   * The node and the offset in it of an offset in code points. Parsers cut long lines into several nodes.
   * @param {number} offset
   * @returns {{node: Node, offset: number}}
   */
  nodeAt(offset) {
    const place = this.lines.place(offset);
    let rest = place.utf16;
    for (const node of this.all[place.line].childNodes) {
      const length = node.nodeValue?.length ?? 0;
      if (rest <= length) return { node, offset: rest };
      rest -= length;
    }
    return { node: this.all[place.line], offset: 0 };
  }

  /**
   * The offset in code points of a place in the page; null outside of all lines.
   * @param {Node} node
   * @param {number} offset
   */
  offsetOf(node, offset) {
    const element = node instanceof Element ? node : node.parentElement;
    const paragraph = element?.closest("p");
    const line = paragraph ? this.lineOf.get(paragraph) : undefined;
    return paragraph && line !== undefined ? this.lines.offset(line, unitsBefore(paragraph, node, offset)) : null;
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
