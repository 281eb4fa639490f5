// The choices that filter passages: buttons that stay pressed, with how many each would show; the address names them.
import { announce } from "workbench/announcing.js";
import { element } from "workbench/dialogs.js";
import { anything, counts, filterIn, isAnything, withFilter } from "workbench/filter.js";
import { whenIdle } from "workbench/idle.js";
import { count } from "workbench/words.js";

/** @import {Filter} from "workbench/filter.js" */
/** @import {Pane} from "workbench/pane.js" */

export class FilterForm {
  #soon = whenIdle(() => this.#draw());

  /**
   * @param {Pane[]} panes whose passages are filtered
   * @param {() => void} changed
   */
  constructor(panes, changed) {
    const place = /** @type {HTMLElement} */ (document.getElementById("filter"));
    this.place = place;
    this.panes = panes;
    /** One of each source: two panes may show two places of one. */
    this.sources = [...new Map(panes.map((pane) => [pane.work, pane])).values()];
    this.changed = changed;
    this.mayReview = "mayReview" in place.dataset;
    this.authors = /** @type {HTMLElement} */ (place.querySelector("[data-filter-authors]"));
    this.chosen = /** @type {HTMLElement} */ (place.querySelector("[data-filter-chosen]"));
    this.filter = filterIn(location.search);
    if (!this.mayReview) this.filter.only.delete("waiting");
    this.details = /** @type {HTMLDetailsElement} */ (place.querySelector("details"));
    if (place.closest(".beside-head")) this.#closeByItself(); // there it opens over the texts
    else this.details.open = !isAnything(this.filter);
    place.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      if (button?.dataset.filter) this.#toggle(button);
    });
    for (const clear of document.querySelectorAll("[data-filter-clear]")) {
      clear.addEventListener("click", () => this.clear());
    }
    this.#draw();
  }

  /** Counts anew, soon: passages were changed. */
  renew() {
    this.#soon();
  }

  clear() {
    this.#take(anything());
    this.place.querySelector("summary")?.focus();
  }

  #closeByItself() {
    document.addEventListener("pointerdown", ({ target }) => {
      if (!(target instanceof Node && this.place.contains(target))) this.details.open = false;
    });
    this.place.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || !this.details.open) return;
      this.details.open = false;
      this.details.querySelector("summary")?.focus();
    });
  }

  /** @param {HTMLButtonElement} button */
  #toggle(button) {
    const name = /** @type {keyof Filter} */ (button.dataset.filter);
    const filter = { ...this.filter, [name]: new Set(this.filter[name]) };
    const chosen = /** @type {Set<string>} */ (filter[name]);
    if (!chosen.delete(button.value)) chosen.add(button.value);
    this.#take(filter);
  }

  /** @param {Filter} filter */
  #take(filter) {
    this.filter = filter;
    history.replaceState(null, "", location.pathname + withFilter(location.search, filter) + location.hash);
    for (const pane of this.panes) pane.renew(null);
    this.changed();
    this.#draw();
    this.#tell();
  }

  #draw() {
    const passages = this.sources.flatMap((pane) => [...pane.passages]);
    const found = counts(passages, this.filter);
    this.#drawAuthors(new Set(passages.map(({ author }) => author)));
    const chosen = [];
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (this.place.querySelectorAll("[data-filter]"))) {
      const name = /** @type {keyof Filter} */ (button.dataset.filter);
      const isChosen = /** @type {Set<string>} */ (this.filter[name]).has(button.value);
      const number = found[name].get(button.value) ?? 0;
      put(button, "aria-pressed", String(isChosen));
      put(/** @type {HTMLElement} */ (button.querySelector(".count")), null, String(number));
      if (isChosen) chosen.push(button.querySelector(".filter-words")?.textContent);
    }
    put(this.chosen, null, chosen.length ? `: ${chosen.join(", ")}` : "");
    for (const clear of document.querySelectorAll("[data-filter-clear]")) {
      /** @type {HTMLElement} */ (clear).hidden = !chosen.length;
    }
  }

  /** Says how many are shown to those who do not see it. */
  #tell() {
    const all = this.sources.reduce((sum, { passages }) => sum + passages.size, 0);
    const shown = this.sources.reduce((sum, pane) => sum + pane.shown.passages.size, 0);
    announce(shown === all ? `All ${count(all, "passage")} shown.` : `${shown} of ${count(all, "passage")} shown.`);
  }

  /** @param {Set<string>} names of those who said something here */
  #drawAuthors(names) {
    const wanted = [...names.union(this.filter.author)].sort((one, other) => one.localeCompare(other));
    const there = [...this.authors.querySelectorAll("button")].map(({ value }) => value);
    if (wanted.join("\n") === there.join("\n")) return;
    const focused = this.authors.contains(document.activeElement)
      ? /** @type {HTMLButtonElement} */ (document.activeElement).value
      : null;
    this.authors.replaceChildren(...wanted.map(choiceOf));
    const again = [...this.authors.querySelectorAll("button")].find(({ value }) => value === focused);
    again?.focus({ preventScroll: true });
  }
}

/** @param {string} name of an author */
function choiceOf(name) {
  const button = element("button", "", { type: "button", class: "choice", value: name, "data-filter": "author" });
  button.append(element("bdi", name, { class: "filter-words" }), " ", element("span", "", { class: "count" }));
  return button;
}

/**
 * @param {HTMLElement} place
 * @param {string | null} attribute its words if none is named
 * @param {string} value
 */
function put(place, attribute, value) {
  if (attribute === null && place.textContent !== value) place.textContent = value;
  else if (attribute !== null && place.getAttribute(attribute) !== value) place.setAttribute(attribute, value);
}
