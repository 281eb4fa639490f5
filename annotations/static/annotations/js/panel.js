// The panel beside the text: the card of a passage, or a form; loaded by htmx, with the focus where it belongs.
import { say } from "workbench/announcing.js";
import { connectionLost } from "workbench/session.js";
import { kept } from "workbench/unsaved.js";

/** What htmx gives to scripts (the part used here). */
export const htmx = /** @type {{ajax: (method: string, address: string, how: object) => Promise<void>}} */ (
  /** @type {any} */ (globalThis).htmx
);

/**
 * @typedef {"text" | "panel"} FocusOn where the focus is to be when the panel shows what was asked for
 */

/** Shows one thing at a time. */
export class Panel {
  /** @type {FocusOn} */
  #focus = "text";
  /** @type {{address: string, focus: FocusOn} | null} */
  #wanted = null;
  /** @type {Promise<void> | null} */
  #loading = null;
  #awaited = false;

  /**
   * @param {HTMLElement} place
   * @param {() => HTMLElement} text to which the focus comes back
   * @param {(shown: {card: string | null, form: string | null, bounds: {start: number, end: number} | null}) => void} changed
   */
  constructor(place, text, changed) {
    this.place = place;
    this.text = text;
    this.changed = changed;
    place.addEventListener("htmx:afterSettle", () => this.#settle());
    place.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest("[data-close]")) this.close();
    });
    place.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.close();
    });
    place.addEventListener("htmx:beforeRequest", (event) => {
      // What the person does in the panel keeps them there; a form that was saved lets them go on in the text.
      const asks = /** @type {CustomEvent} */ (event).detail.elt;
      this.#focus = asks instanceof HTMLFormElement ? "text" : "panel";
    });
  }

  /** The annotation whose card is shown. */
  get card() {
    return this.place.querySelector("[data-card]")?.getAttribute("data-card") ?? null;
  }

  /** The contradiction whose card is shown. */
  get contradiction() {
    return this.place.querySelector("[data-contradiction]")?.getAttribute("data-contradiction") ?? null;
  }

  /** The finding whose card is shown. */
  get finding() {
    return this.place.querySelector("[data-finding]")?.getAttribute("data-finding") ?? null;
  }

  /** What the form that is shown is about: an id, or "new". */
  get form() {
    return this.place.querySelector("[data-form]")?.getAttribute("data-form") ?? null;
  }

  /** The revision of what is shown, as it is shown. */
  get revision() {
    const seen = /** @type {HTMLInputElement | null} */ (this.place.querySelector("[name=seen_revision]"));
    return Number(this.place.querySelector("[data-revision]")?.getAttribute("data-revision") ?? seen?.value);
  }

  /** Whether what is shown is about to give way to what was asked for. */
  get isGivingWay() {
    return this.#awaited || this.#wanted !== null;
  }

  /** Whether something is typed here that a new card would throw away. */
  get isTyped() {
    const fields = [...this.place.querySelectorAll("textarea")];
    return this.form !== null || fields.some((field) => field.value !== field.defaultValue);
  }

  /**
   * Shows what is at an address; what is asked for meanwhile comes after it, and only the last of that.
   * @param {string} address
   * @param {FocusOn} focus
   */
  open(address, focus) {
    this.#wanted = { address, focus };
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load() {
    while (this.#wanted) {
      const { address, focus } = this.#wanted;
      this.#wanted = null;
      this.#focus = focus;
      this.#awaited = true;
      await htmx.ajax("GET", address, { target: "#panel", swap: "innerHTML" }).catch(connectionLost);
      this.#awaited = false;
    }
    this.#loading = null;
  }

  /**
   * Presses a button of what is shown, or is about to be; false if there is none.
   * @param {string} selector
   */
  async press(selector) {
    await this.#loading;
    const button = this.place.querySelector(selector);
    if (!(button instanceof HTMLElement)) return false;
    button.click();
    return true;
  }

  close() {
    const key = this.place.querySelector("form")?.dataset.unsaved;
    if (kept().some((entry) => entry.key === key)) {
      say("What you typed is kept in this browser until you save it or throw it away.");
    }
    this.place.replaceChildren();
    this.text().focus({ preventScroll: true });
    this.changed({ card: null, form: null, bounds: null });
  }

  /**
   * Says in the form that is shown that what it is about was changed meanwhile; null if it was deleted.
   * @param {number | null} revision
   */
  warn(revision) {
    const notice = /** @type {HTMLElement | null} */ (this.place.querySelector("[data-meanwhile]"));
    if (!notice || revision === this.revision) return;
    notice.hidden = false;
    notice.textContent = revision === null
      ? "Somebody else deleted this meanwhile. What you typed is kept in this browser."
      : "Somebody else changed this meanwhile. Go on typing: when you save, you see both versions and choose.";
  }

  /** Says what is shown; again when what is known of it has changed. */
  tell() {
    this.changed({ card: this.card, form: this.form, bounds: this.#bounds() });
  }

  #settle() {
    this.#awaited = false;
    this.tell();
    const wrong = this.place.querySelector("[aria-invalid]");
    const chosen = this.place.querySelector("input[type=radio][name=kind]:checked");
    const first = this.place.querySelector(".field input, .field select, .field textarea");
    const heading = this.place.querySelector("h2");
    const switched = document.activeElement === document.body && this.#focus === "panel" ? chosen : null;
    const goal = wrong ?? (this.form ? switched ?? first : this.#focus === "panel" ? heading : null);
    if (goal instanceof HTMLElement) goal.focus({ preventScroll: goal === heading });
    else if (document.activeElement === document.body) this.text().focus({ preventScroll: true });
    (goal ?? this.place).scrollIntoView({ block: "nearest" });
  }

  /** The passage that a form is about. */
  #bounds() {
    const value = (/** @type {string} */ name) =>
      Number(/** @type {HTMLInputElement | null} */ (this.place.querySelector(`input[name=${name}]`))?.value ?? -1);
    return this.form && value("end") > 0 ? { start: value("start"), end: value("end") } : null;
  }
}
