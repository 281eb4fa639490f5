// The reading caret: where the keyboard is in the text, moved and drawn, since browsers draw none in what is only read.

/** @import {Highlighter} from "workbench/highlighter.js" */

/**
 * @typedef {object} Move Left goes on in a line from right to left; within a run of the other direction too.
 * @property {"left" | "right" | "forward" | "backward"} direction
 * @property {"character" | "word" | "line" | "lineboundary" | "page" | "text"} step
 *
 * @typedef {Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey">} Press
 */

/** @type {Record<string, Move>} */
const MOVES = {
  ArrowLeft: { direction: "left", step: "character" },
  ArrowRight: { direction: "right", step: "character" },
  ArrowUp: { direction: "backward", step: "line" },
  ArrowDown: { direction: "forward", step: "line" },
  PageUp: { direction: "backward", step: "page" },
  PageDown: { direction: "forward", step: "page" },
  Home: { direction: "backward", step: "lineboundary" },
  End: { direction: "forward", step: "lineboundary" },
  "wide ArrowLeft": { direction: "left", step: "word" },
  "wide ArrowRight": { direction: "right", step: "word" },
  "wide Home": { direction: "backward", step: "text" },
  "wide End": { direction: "forward", step: "text" },
};
/** What Command does where there is one. @type {Record<string, Move>} */
const COMMANDS = {
  ArrowLeft: { direction: "left", step: "lineboundary" },
  ArrowRight: { direction: "right", step: "lineboundary" },
  ArrowUp: { direction: "backward", step: "text" },
  ArrowDown: { direction: "forward", step: "text" },
};

/**
 * Where a key moves the reading caret; null if it is no key of its.
 * @param {Press} press
 * @param {boolean} isMac where Option goes by words and Command to the ends
 * @returns {Move | null}
 */
export function moveOf({ key, ctrlKey, altKey, metaKey }, isMac) {
  if (isMac && metaKey) return ctrlKey || altKey ? null : COMMANDS[key] ?? null;
  const [wide, other] = isMac ? [altKey, ctrlKey] : [ctrlKey, altKey];
  if (other || metaKey) return null;
  return MOVES[wide ? `wide ${key}` : key] ?? null;
}

const IS_MAC = /^(mac|iphone|ipad)/i.test(globalThis.navigator?.platform ?? "");

/** No screen has more lines. */
const LINES_AT_MOST = 300;
/** How much of the text is seen above and below it, in pixels. */
const AROUND = 72;

/** Draws itself beside the text whenever the selection changes. */
export class Caret {
  /** @type {number | null} Where it was last. */
  #last = null;

  /** @param {Highlighter} text */
  constructor(text) {
    this.text = text;
    this.mark = document.createElement("div");
    this.mark.className = "caret";
    this.mark.hidden = true;
    text.root.after(this.mark);
    document.addEventListener("selectionchange", () => this.draw());
    new ResizeObserver(() => this.draw()).observe(text.root);
    text.root.addEventListener("focus", () => {
      // A field that had the focus took the caret away; whoever comes back reads on where they were.
      if (text.caret() === null && this.#last !== null) text.select(this.#last);
      this.draw();
    });
  }

  /**
   * Whether a key moved it.
   * @param {KeyboardEvent} event
   */
  press(event) {
    const move = moveOf(event, IS_MAC);
    if (!move) return false;
    this.#move(move, event.shiftKey);
    this.#reveal();
    this.draw();
    return true;
  }

  /**
   * Beyond an end of the text it stays at that end.
   * @param {Move} move
   * @param {boolean} extend
   */
  #move({ direction, step }, extend) {
    if (this.text.caret() === null) this.text.select(this.text.lines.startOf(this.text.text.lineNear(0)));
    if (step === "text") this.#carry(direction === "forward" ? "end" : "start", extend);
    else if (step === "page") this.#turn(direction, extend);
    else this.#carry(this.text.moveCaret(direction, step, extend), extend);
  }

  /**
   * A screen up or down, less some lines that were read already.
   * @param {Move["direction"]} direction
   * @param {boolean} extend
   */
  #turn(direction, extend) {
    const { text } = this;
    const down = () => (text.caretBox()?.top ?? 0) - text.view.top + text.text.scrolled;
    const from = down();
    for (let most = LINES_AT_MOST; most > 0 && Math.abs(down() - from) < text.view.height * 0.8; most--) {
      const left = text.moveCaret(direction, "line", extend);
      if (left) return this.#carry(left, extend);
    }
  }

  /**
   * @param {"start" | "end" | null} to
   * @param {boolean} extend
   */
  #carry(to, extend) {
    if (!to) return;
    const offset = to === "end" ? this.text.lines.length : 0;
    this.text.select(extend ? this.text.anchor() ?? offset : offset, offset);
  }

  /** Brings it into view, with some of the text on either side. */
  #reveal() {
    const box = this.text.caretBox();
    if (!box) return;
    const { top, height } = this.text.view;
    const around = Math.min(AROUND, height / 6);
    const above = box.top - top - around;
    const below = box.top + box.height + around - top - height;
    if (above < 0) this.text.view.scrollBy(above);
    else if (below > 0) this.text.view.scrollBy(below);
    this.text.view.box?.scrollIntoView({ block: "nearest" });
  }

  /** Lets go of what is selected. */
  collapse() {
    const at = this.text.caret();
    if (at !== null) this.text.select(at);
  }

  draw() {
    this.#last = this.text.caret() ?? this.#last;
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
