// The ledger below two panes: the contradictions between them in words, whose entries bring both passages into view.
import { element } from "workbench/dialogs.js";
import { CONTRADICTIONS, KINDS, shortened, STATUSES } from "workbench/words.js";

/** @import {Pane} from "workbench/pane.js" */
/** @import {Pair} from "workbench/ties.js" */
/** @import {RoomPassage} from "workbench/work.js" */

const AT_ONCE = 100;

export class TieList {
  /** Whether there are more than are drawn; the number then says so. */
  hasMore = false;
  #most = AT_ONCE;
  /** @type {Pair[]} */
  #pairs = [];
  /** @type {string | null} */
  #open = null;

  /**
   * @param {[Pane, Pane]} panes
   * @param {(id: string) => void} choose
   */
  constructor(panes, choose) {
    this.panes = panes;
    this.list = /** @type {HTMLElement} */ (document.getElementById("ties"));
    this.more = /** @type {HTMLElement} */ (document.getElementById("ties-more"));
    this.count = /** @type {HTMLElement} */ (document.getElementById("ties-count"));
    this.empty = /** @type {HTMLElement} */ (document.getElementById("ties-empty"));
    this.list.addEventListener("click", ({ target }) => {
      const entry = target instanceof Element ? target.closest("li") : null;
      if (entry?.dataset.id) choose(entry.dataset.id);
    });
    this.more.addEventListener("click", () => {
      this.#most += AT_ONCE;
      this.draw(this.#pairs);
    });
  }

  /** @param {Pair[]} pairs in the order of the left text */
  draw(pairs) {
    this.#pairs = pairs;
    const focused = document.activeElement?.closest?.("#ties li")?.getAttribute("data-id");
    this.list.replaceChildren(...pairs.slice(0, this.#most).map((pair) => this.#entry(pair)));
    this.more.hidden = pairs.length <= this.#most;
    const number = new Set(pairs.map(({ tie }) => tie.id)).size;
    this.count.textContent = this.hasMore ? `the first ${number}` : String(number);
    this.empty.hidden = pairs.length > 0;
    if (focused) this.#entryOf(focused)?.querySelector("button")?.focus();
  }

  /** @param {string | null} id */
  mark(id) {
    this.#open = id;
    for (const entry of this.list.children) {
      entry.classList.toggle("entry-open", entry.getAttribute("data-id") === id);
    }
    if (id) this.#entryOf(id)?.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} id */
  #entryOf(id) {
    return this.list.querySelector(`[data-id="${id}"]`);
  }

  /** @param {Pair} pair */
  #entry({ tie, left, right }) {
    const item = element("li", "", { "data-id": tie.id });
    item.classList.toggle("entry-open", tie.id === this.#open);
    const button = element("button", "", { type: "button", class: "entry" });
    button.append(
      ...this.#end(0, left),
      element("span", " contradicts ", { class: "contradicts" }),
      ...this.#end(1, right),
      element("span", ` ${CONTRADICTIONS[tie.kind ?? ""] ?? "kind not chosen"} `, { class: "kind kind-contradiction" }),
      element("span", STATUSES[tie.status], { class: `status status-${tie.status}` }),
      element("span", ` ${tie.author}${tie.explanation ? `: ${shortened(tie.explanation, 120)}` : ""}`, {
        class: "meta",
        dir: "auto",
      }),
    );
    item.append(button);
    return item;
  }

  /**
   * @param {0 | 1} side
   * @param {RoomPassage} passage
   */
  #end(side, passage) {
    const quote = shortened(this.panes[side].quoteOf(passage), 90);
    return [
      element("span", KINDS[passage.kind], { class: `kind kind-${passage.kind}` }),
      " ",
      element("span", `“${quote}”`, { class: "entry-quote-short", dir: "auto" }),
    ];
  }
}
