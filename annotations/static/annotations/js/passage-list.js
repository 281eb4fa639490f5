// The list of a source's passages beside its text; its entries lead to their places.
import { element } from "workbench/dialogs.js";
import { KINDS, shortened, STATUSES } from "workbench/words.js";

/** @import {RoomPassage} from "workbench/work.js" */

const AT_ONCE = 100;

/** What the list shows: all, or only some. */
export class PassageList {
  #most = AT_ONCE;
  /** @type {string | null} */
  #open = null;

  /**
   * @param {() => Iterable<RoomPassage>} passages in text order
   * @param {(passage: RoomPassage) => string} quoteOf
   * @param {(passage: RoomPassage) => void} open
   */
  constructor(passages, quoteOf, open) {
    this.passages = passages;
    this.quoteOf = quoteOf;
    this.list = /** @type {HTMLElement} */ (document.getElementById("ledger"));
    this.filter = /** @type {HTMLSelectElement} */ (document.getElementById("ledger-filter"));
    this.more = /** @type {HTMLElement} */ (document.getElementById("ledger-more"));
    this.filter.addEventListener("change", () => {
      this.#most = AT_ONCE;
      this.draw();
    });
    this.more.addEventListener("click", () => {
      this.#most += AT_ONCE;
      this.draw();
    });
    this.list.addEventListener("click", ({ target }) => {
      const entry = target instanceof Element ? target.closest("li") : null;
      const found = entry && [...this.passages()].find((passage) => passage.id === entry.dataset.id);
      if (found) open(found);
    });
  }

  draw() {
    const all = [...this.passages()];
    const shown = all.filter((passage) => fits(passage, this.filter.value));
    const focused = document.activeElement?.closest?.("#ledger li")?.getAttribute("data-id");
    this.list.replaceChildren(...shown.slice(0, this.#most).map((passage) => this.#entry(passage)));
    this.more.hidden = shown.length <= this.#most;
    put("ledger-count", shown.length === all.length ? `${all.length}` : `${shown.length} of ${all.length}`);
    /** @type {HTMLElement} */ (document.getElementById("ledger-empty")).hidden = all.length > 0;
    if (focused) this.#entryOf(focused)?.querySelector("button")?.focus();
  }

  /** @param {string | null} id the passage that is open in the panel */
  mark(id) {
    if (this.#open) this.#entryOf(this.#open)?.classList.remove("entry-open");
    this.#open = id;
    if (id) this.#entryOf(id)?.classList.add("entry-open");
  }

  /** @param {string} id */
  #entryOf(id) {
    return this.list.querySelector(`[data-id="${id}"]`);
  }

  /** @param {RoomPassage} passage */
  #entry(passage) {
    const item = element("li", "", { "data-id": passage.id });
    if (passage.id === this.#open) item.classList.add("entry-open");
    const button = element("button", "", { type: "button", class: "entry" });
    button.append(
      element("span", shortened(this.quoteOf(passage), 140), { class: "entry-quote", dir: "auto" }),
      element("span", KINDS[passage.kind], { class: `kind kind-${passage.kind}` }),
      " ",
      element("span", STATUSES[passage.status], { class: `status status-${passage.status}` }),
      " ",
      element("span", told(passage), { class: "meta" }),
    );
    item.append(button);
    return item;
  }
}

/** @param {RoomPassage} passage */
function told({ author, contradictions }) {
  const number = contradictions.length;
  return number ? `${author} · ${number} contradiction${number === 1 ? "" : "s"}` : author;
}

/**
 * @param {RoomPassage} passage
 * @param {string} filter
 */
function fits(passage, filter) {
  if (!filter) return true;
  if (filter === "mine") return passage.mine;
  if (filter === "contradicted") return passage.contradictions.length > 0;
  return passage.kind === filter || passage.status === filter;
}

/**
 * @param {string} id
 * @param {string} words
 */
function put(id, words) {
  const place = document.getElementById(id);
  if (place) place.textContent = words;
}
