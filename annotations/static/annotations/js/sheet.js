// On a narrow screen the panel is a sheet at its bottom: what it is about stays in sight above it, whatever covers more.

/** @import {Bounds} from "workbench/graphemes.js" */
/** @import {Highlighter} from "workbench/highlighter.js" */

/** How far from the edges what it is about is seen, in pixels. */
const EDGE = 12;

/**
 * How many pixels of the page lie under the keyboard of the screen; none while somebody has zoomed in by two fingers.
 * @param {number} height of the page's window
 * @param {{height: number, offsetTop: number, scale: number} | null | undefined} seen of it
 */
export function covered(height, seen) {
  if (!seen || seen.scale > 1.05) return 0;
  return Math.max(0, Math.round(height - seen.height - seen.offsetTop));
}

/**
 * How far to scroll so that a stretch is seen between two heights; its beginning if it is too tall for that.
 * @param {{top: number, bottom: number}} box
 * @param {{top: number, bottom: number}} seen
 */
export function scrollFor(box, seen) {
  const [top, bottom] = [seen.top + EDGE, seen.bottom - EDGE];
  if (box.top >= top && box.bottom <= bottom) return 0;
  const isTall = box.bottom - box.top > bottom - top;
  return Math.round(box.top < top || isTall ? box.top - top : box.bottom - bottom);
}

/** The sheet of the page, and what it is about. */
class Sheet {
  /** @type {{text: Highlighter, bounds: Bounds} | null} */
  #about = null;
  #height = 0;
  #keyboard = 0;

  /** @param {HTMLElement} place the panel */
  constructor(place) {
    this.place = place;
    new ResizeObserver(() => this.#measure()).observe(place);
    for (const change of ["resize", "scroll"]) {
      globalThis.visualViewport?.addEventListener(change, () => this.#measure());
    }
  }

  /**
   * @param {Highlighter} text
   * @param {Bounds | null} bounds null: nothing in this text
   */
  about(text, bounds) {
    const before = this.#about;
    if (!bounds) {
      if (before?.text === text) this.#about = null;
      return;
    }
    const isNew = before?.text !== text || before.bounds.start !== bounds.start || before.bounds.end !== bounds.end;
    this.#about = { text, bounds };
    if (isNew) this.#keep();
  }

  #measure() {
    const { height } = this;
    const keyboard = covered(document.documentElement.clientHeight, globalThis.visualViewport);
    if (height === this.#height && keyboard === this.#keyboard) return;
    const isCovered = keyboard > this.#keyboard;
    [this.#height, this.#keyboard] = [height, keyboard];
    const { style } = document.documentElement;
    style.setProperty("--sheet", `${height}px`);
    style.setProperty("--keyboard", `${keyboard}px`);
    const field = document.activeElement;
    if (isCovered && field instanceof HTMLElement && field.closest("#panel, dialog")) {
      field.scrollIntoView({ block: "nearest" });
    }
    this.#keep();
  }

  /** Zero where the panel stands beside the text. */
  get height() {
    return getComputedStyle(this.place).position === "fixed" ? this.place.offsetHeight : 0;
  }

  #keep() {
    if (!this.#about || !this.#height) return;
    const { text, bounds: { start, end } } = this.#about;
    const box = () => text.boxOf({ start, end: Math.min(end, start + 400) });
    const bottom = document.documentElement.clientHeight - this.#height - this.#keyboard;
    const { view } = text;
    if (view.box) view.scrollBy(scrollFor(box(), { top: view.top, bottom: view.top + view.height }));
    scrollBy({ top: scrollFor(box(), { top: 0, bottom }) });
  }
}

const place = globalThis.document?.getElementById("panel");
const sheet = place ? new Sheet(place) : null;

/**
 * What stands out in a text because the panel is about it.
 * @param {Highlighter} text
 * @param {Bounds | null} bounds
 */
export function keepAbove(text, bounds) {
  sheet?.about(text, bounds);
}
