// The reading caret: where the keyboard is in the text, moved and drawn, since browsers draw none in what is only read.

/** @import {Highlighter} from "workbench/highlighter.js" */

/** @type {Record<string, {direction: "left" | "right" | "forward" | "backward", step: "character" | "line" | "lineboundary"}>} */
const MOVES = {
  ArrowLeft: { direction: "left", step: "character" },
  ArrowRight: { direction: "right", step: "character" },
  ArrowUp: { direction: "backward", step: "line" },
  ArrowDown: { direction: "forward", step: "line" },
  Home: { direction: "backward", step: "lineboundary" },
  End: { direction: "forward", step: "lineboundary" },
};

/** Draws itself beside the text whenever the selection changes. */
export class Caret {
  /** @param {Highlighter} text */
  constructor(text) {
    this.text = text;
    this.mark = document.createElement("div");
    this.mark.className = "caret";
    this.mark.hidden = true;
    text.root.after(this.mark);
    document.addEventListener("selectionchange", () => this.draw());
    text.root.addEventListener("focus", () => this.draw());
  }

  /**
   * Whether a key moved it. Home and End with Ctrl scroll the page, as everywhere.
   * @param {KeyboardEvent} event
   */
  press({ key, shiftKey, ctrlKey }) {
    const move = MOVES[key];
    if (!move || (ctrlKey && move.step !== "character")) return false;
    this.text.moveCaret(move.direction, ctrlKey ? "word" : move.step, shiftKey);
    this.draw();
    return true;
  }

  /** Lets go of what is selected. */
  collapse() {
    const at = this.text.caret();
    if (at !== null) this.text.select(at);
  }

  draw() {
    const box = document.activeElement === this.text.root ? this.text.caretBox() : null;
    this.mark.hidden = !box;
    if (!box) return;
    const parent = /** @type {HTMLElement} */ (this.mark.offsetParent);
    const frame = parent.getBoundingClientRect();
    this.mark.style.left = `${box.left - frame.left - parent.clientLeft + parent.scrollLeft}px`;
    this.mark.style.top = `${box.top - frame.top - parent.clientTop + parent.scrollTop}px`;
    this.mark.style.height = `${box.height}px`;
  }
}
