// Undo and redo in the reading room: of what the person did there last, as the ledger says; by buttons and by keys.
import { say } from "workbench/announcing.js";
import { getJSON, postForm, Refused } from "workbench/requests.js";

/**
 * @typedef {"undo" | "redo"} Way
 *
 * @typedef {object} Act What the person did; `refusal` is why it cannot be taken back, if it cannot.
 * @property {number} entry
 * @property {number} revision of its thing, as it is known here
 * @property {string} words
 * @property {string} stays what does not come back with it
 * @property {string | null} refusal
 *
 * @typedef {object} Offer
 * @property {Act | null} undo
 * @property {Act | null} redo
 */

const NOTHING = {
  undo: "There is nothing here that you did in the last day and could undo.",
  redo: "There is nothing that you undid last.",
};
const DONE = { undo: "Undone", redo: "Done again" };

/**
 * Which of the two a key stands for: Ctrl+Z, Ctrl+Shift+Z or Ctrl+Y; with Cmd where there is one.
 * @param {Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">} event
 * @returns {Way | null}
 */
export function wayOf({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  if (altKey || ctrlKey === metaKey) return null;
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? "redo" : "undo";
  return letter === "y" && ctrlKey && !shiftKey ? "redo" : null;
}

/**
 * What is said when it is done.
 * @param {Way} way
 * @param {Act} act
 */
export function told(way, act) {
  return `${DONE[way]}: you ${act.words}. ${act.stays}`.trim();
}

/**
 * Why it is not done.
 * @param {Act} act
 * @param {string} refusal
 */
export function toldWhyNot(act, refusal) {
  return `You ${act.words}. This stays: ${refusal}`;
}

/** The two buttons, and what they would do now. */
class Undo {
  /** @type {Offer} */
  #offer = { undo: null, redo: null };
  /** @type {Promise<void>} One thing after the other: what is asked for, and what is taken back. */
  #working = Promise.resolve();
  #isAsked = false;

  /**
   * @param {HTMLElement} place
   * @param {Element[]} found the texts in which the keys act
   */
  constructor(place, found) {
    const texts = /** @type {HTMLElement[]} */ (found);
    this.place = place;
    this.texts = texts;
    this.address = place.dataset.address ?? "";
    for (const way of /** @type {Way[]} */ (["undo", "redo"])) {
      this.#button(way).addEventListener("click", () => this.#do(way));
    }
    for (const text of texts) text.addEventListener("keydown", (event) => this.#press(event));
    for (const saved of ["workbench:annotation", "workbench:done", "workbench:finding"]) {
      document.addEventListener(saved, () => this.#look());
    }
    document.addEventListener("visibilitychange", () => this.#look()); // perhaps something was done in another tab
    this.#look();
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const way = event.target === event.currentTarget ? wayOf(event) : null;
    if (!way) return;
    event.preventDefault();
    this.#do(way);
  }

  /** Asks what comes next, once for all that was done meanwhile. */
  #look() {
    if (this.#isAsked || document.hidden) return;
    this.#isAsked = true;
    this.#working = this.#working.then(() => this.#ask());
  }

  async #ask() {
    this.#isAsked = false;
    const query = this.texts.map((text) => `source=${text.dataset.source}`).join("&");
    try {
      this.#show(/** @type {Offer} */ (await getJSON(`${this.address}?${query}`)));
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      this.#show({ undo: null, redo: null });
    }
  }

  /** @param {Way} way */
  #do(way) {
    this.#working = this.#working.then(() => this.#takeBack(way));
  }

  /** @param {Way} way */
  async #takeBack(way) {
    const act = this.#offer[way];
    if (!act) return say(NOTHING[way]);
    if (act.refusal) return say(toldWhyNot(act, act.refusal));
    const fields = { entry: `${act.entry}`, "seen_revision": `${act.revision}` };
    try {
      const { passages } = /** @type {{passages: string[]}} */ (await postForm(this.address, fields));
      for (const id of passages) document.dispatchEvent(new CustomEvent("workbench:annotation", { detail: { id } }));
      say(told(way, act));
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      say(fault.status ? toldWhyNot(act, fault.message) : "The server cannot be reached; nothing was undone.");
    }
    await this.#ask();
  }

  /** @param {Offer} offer */
  #show(offer) {
    this.#offer = offer;
    for (const way of /** @type {Way[]} */ (["undo", "redo"])) {
      const act = offer[way];
      const button = this.#button(way);
      const label = /** @type {HTMLElement} */ (button.querySelector("[data-words]"));
      label.textContent = act ? `: ${act.words}` : "";
      button.setAttribute("aria-disabled", `${!act || act.refusal !== null}`);
      button.title = act?.refusal ?? "";
      // A button that has the focus stays where it is, though it has nothing to do now.
      button.hidden = way === "redo" && !act && document.activeElement !== button;
    }
  }

  /** @param {Way} way */
  #button(way) {
    return /** @type {HTMLButtonElement} */ (this.place.querySelector(`button[data-way="${way}"]`));
  }
}

// Whoever only reads has no buttons.
const place = globalThis.document?.getElementById("undo");
if (place) new Undo(place, [...document.querySelectorAll(".text[data-source]")]);
