// The list of a source's passages beside its text; its entries lead to their places.
import { element } from "workbench/dialogs.js";
import { whenIdle } from "workbench/idle.js";
import { count, KINDS, shortened, STATUSES } from "workbench/words.js";

/** @import {Pane} from "workbench/pane.js" */
/** @import {RoomPassage} from "workbench/work.js" */

const AT_ONCE = 100;

/** What the list shows: the passages that fit the filter, the first of them at once. */
export class PassageList {
  #most = AT_ONCE;
  /** @type {string | null} */
  #open = null;
  /** @type {Map<string, {item: HTMLElement, label: string}>} The entries that are there, and what they say. */
  #entries = new Map();
  /** Draws soon: what is painted in the text comes first. */
  draw = whenIdle(() => this.#draw());

  /**
   * @param {() => Pane} pane whose passages are listed
   * @param {(passage: RoomPassage) => void} open
   */
  constructor(pane, open) {
    this.pane = pane;
    this.list = /** @type {HTMLElement} */ (document.getElementById("ledger"));
    this.more = /** @type {HTMLElement} */ (document.getElementById("ledger-more"));
    this.more.addEventListener("click", () => {
      this.#most += AT_ONCE;
      this.draw();
    });
    this.list.addEventListener("click", ({ target }) => {
      const entry = target instanceof Element ? target.closest("li") : null;
      const found = this.pane().passages.get(entry?.dataset.id ?? "");
      if (found) open(found);
    });
  }

  /** Begins at the top: the filter is another. */
  restart() {
    this.#most = AT_ONCE;
    this.draw();
  }

  /** @param {string | null} id the passage that is open in the panel */
  mark(id) {
    if (this.#open) this.#entries.get(this.#open)?.item.classList.remove("entry-open");
    this.#open = id;
    if (id) this.#entries.get(id)?.item.classList.add("entry-open");
  }

  #draw() {
    const { passages: all, shown: { passages: shown } } = this.pane();
    const focused = document.activeElement?.closest?.("#ledger li")?.getAttribute("data-id");
    /** @type {Map<string, {item: HTMLElement, label: string}>} */
    const entries = new Map();
    for (const passage of shown) {
      if (entries.size === this.#most) break;
      entries.set(passage.id, this.#entry(passage));
    }
    // An entry that is still there stays where it is: most changes are of one of them.
    for (const [id, { item }] of this.#entries) if (entries.get(id)?.item !== item) item.remove();
    /** @type {HTMLElement | null} */
    let before = null;
    for (const { item } of entries.values()) {
      if (item !== (before ? before.nextElementSibling : this.list.firstElementChild)) {
        if (before) before.after(item);
        else this.list.prepend(item);
      }
      before = item;
    }
    this.#entries = entries;
    this.more.hidden = shown.size <= this.#most;
    put("ledger-count", shown.size === all.size ? `${all.size}` : `${shown.size} of ${all.size}`);
    hide("ledger-empty", all.size > 0);
    hide("ledger-none", all.size === 0 || shown.size > 0);
    if (focused && !this.list.contains(document.activeElement)) {
      entries.get(focused)?.item.querySelector("button")?.focus({ preventScroll: true });
    }
  }

  /** @param {RoomPassage} passage */
  #entry(passage) {
    const { id, revision, status, author, contradictions } = passage;
    const label = `${revision} ${status} ${contradictions.length} ${author}`;
    const known = this.#entries.get(id);
    return known?.label === label ? known : { item: this.#item(passage), label };
  }

  /** @param {RoomPassage} passage */
  #item(passage) {
    const item = element("li", "", { "data-id": passage.id });
    if (passage.id === this.#open) item.classList.add("entry-open");
    const button = element("button", "", { type: "button", class: "entry" });
    button.append(
      element("span", shortened(this.pane().quoteOf(passage), 140), { class: "entry-quote", dir: "auto" }),
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
  return number ? `${author} · ${count(number, "contradiction")}` : author;
}

/**
 * @param {string} id
 * @param {string} words
 */
function put(id, words) {
  const place = document.getElementById(id);
  if (place && place.textContent !== words) place.textContent = words;
}

/**
 * @param {string} id
 * @param {boolean} isHidden
 */
function hide(id, isHidden) {
  /** @type {HTMLElement} */ (document.getElementById(id)).hidden = isHidden;
}
