// The four kinds beside what is selected, for the mouse and for fingers.

/** @import {Highlighter} from "workbench/highlighter.js" */
/** @import {Bounds} from "workbench/graphemes.js" */

/** Appears when words are selected, and goes when they are not. */
export class Toolbar {
  /** @type {Bounds | null} What was selected last; a click on a button elsewhere may have let go of it. */
  last = null;
  /** @type {Highlighter | undefined} in which that was */
  #text;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #soon;

  /**
   * @param {Highlighter[]} texts
   * @param {{tag: (kind: string) => void, copy: () => void, contradict: () => void}} does
   */
  constructor(texts, does) {
    this.texts = texts;
    this.place = /** @type {HTMLElement} */ (document.getElementById("tagging"));
    document.addEventListener("selectionchange", () => {
      clearTimeout(this.#soon);
      this.#soon = setTimeout(() => this.#draw(), 120);
    });
    addEventListener("scroll", () => this.place.hidden || this.#draw(), { passive: true, capture: true });
    // A press must not take the selection away before the click is heard.
    this.place.addEventListener("pointerdown", (event) => event.preventDefault());
    this.place.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      // A screen reader selects without a press or a focus: what is done is done in the text in which that was.
      if (button) this.#text?.root.focus({ preventScroll: true });
      if (button?.dataset.tag) does.tag(button.dataset.tag);
      else if (button && "contradictSelection" in button.dataset) does.contradict();
      else if (button) does.copy();
    });
  }

  hide() {
    this.place.hidden = true;
  }

  #draw() {
    const text = this.texts.find((one) => one.selected());
    const bounds = text?.selected();
    this.place.hidden = !bounds;
    if (!text || !bounds) return;
    this.last = bounds;
    this.#text = text;
    const box = text.boxOf(bounds);
    const own = this.place.getBoundingClientRect();
    // A narrow screen has it at its bottom; not where it would hide what is selected.
    const sheet = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--sheet")) || 0;
    this.place.classList.toggle("tagging-high", box.bottom > innerHeight - sheet - own.height - 16);
    const above = box.top - own.height - 8;
    const top = above > 0 ? above : Math.min(box.bottom + 8, innerHeight - own.height - 8);
    this.place.style.top = `${top}px`;
    this.place.style.left = `${Math.max(8, Math.min(box.left, innerWidth - own.width - 8))}px`;
  }
}
