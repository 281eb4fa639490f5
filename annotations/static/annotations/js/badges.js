// A button beside each line in which passages start, for those who do not see what is painted.
import { element } from "workbench/dialogs.js";
import { count } from "workbench/words.js";

/** @import {RoomPassage} from "workbench/work.js" */
/** @import {Highlighter} from "workbench/highlighter.js" */

/** The badges of a text, made for the lines that come near the screen. */
export class Badges {
  /** @type {Map<number, HTMLElement>} */
  #shown = new Map();

  /**
   * @param {Highlighter} text
   * @param {(line: number) => RoomPassage[]} startingIn
   * @param {(passages: RoomPassage[]) => void} open
   */
  constructor(text, startingIn, open) {
    this.text = text;
    this.startingIn = startingIn;
    text.root.addEventListener("click", ({ target }) => {
      const badge = target instanceof Element ? target.closest(".badge") : null;
      if (badge instanceof HTMLElement) open(startingIn(Number(badge.dataset.line)));
    });
  }

  /**
   * @param {number} first
   * @param {number} last
   */
  show(first, last) {
    for (let line = first; line <= last; line++) {
      const passages = this.startingIn(line);
      const badge = this.#shown.get(line);
      if (passages.length) this.#put(line, passages, badge);
      else if (badge) {
        badge.remove();
        this.#shown.delete(line);
      }
    }
  }

  /**
   * @param {number} line
   * @param {RoomPassage[]} passages
   * @param {HTMLElement} [badge]
   */
  #put(line, passages, badge) {
    // Not a stop of the Tab key: N and P walk through passages, and a text may have thousands of badges.
    const button = badge ?? element("button", "", { type: "button", class: "badge", tabindex: "-1" });
    const contradicted = passages.some((passage) => passage.contradictions.length);
    const words = `Line ${line + 1}: ${count(passages.length, "passage")}${contradicted ? ", contradicted" : ""}`;
    if (button.getAttribute("aria-label") === words) return;
    button.dataset.line = String(line);
    button.dataset.count = String(passages.length);
    button.setAttribute("aria-label", words);
    button.classList.toggle("badge-contradicted", contradicted);
    if (badge) return;
    this.text.paragraphs[line].before(button);
    this.#shown.set(line, button);
  }
}
