// Setting one thing against another without dragging: the first is held, the second chosen in a text or from a list.
import { announce, say } from "workbench/announcing.js";
import { htmx } from "workbench/panel.js";
import { connectionLost } from "workbench/session.js";
import { shortened } from "workbench/words.js";

/**
 * @import {Bounds} from "workbench/graphemes.js"
 * @import {Pane} from "workbench/pane.js"
 *
 * @typedef {object} End What is set against something: a passage, or selected words.
 * @property {Pane} pane
 * @property {Bounds} bounds
 * @property {string} [id] of the annotation; selected words have none yet
 */

export class Contradicting {
  /** @type {End | null} */
  #first = null;

  /** @param {() => void} done the focus goes back to the text */
  constructor(done) {
    this.done = done;
    this.bar = /** @type {HTMLElement} */ (document.getElementById("contradicting"));
    this.dialog = /** @type {HTMLDialogElement} */ (document.getElementById("contradiction"));
    this.bar.querySelector("[data-cancel]")?.addEventListener("click", () => this.cancel());
    this.bar.querySelector("[data-find]")?.addEventListener("click", () => this.#first && this.#form([this.#first]));
    this.bar.addEventListener("keydown", ({ key }) => key === "Escape" && this.cancel());
    this.dialog.addEventListener("close", () => this.done());
  }

  /** Whether the other is being chosen. */
  get isOpen() {
    return this.#first !== null;
  }

  /**
   * Takes what was chosen: as the first, or as what it is set against.
   * @param {End} end
   */
  take(end) {
    const first = this.#first;
    if (!first) return this.#begin(end);
    if (isSame(first, end)) return say("That is what it is set against. Choose another.");
    this.#stop();
    this.#form([first, end]);
  }

  /**
   * Goes on with what was begun beside another text: the address names it, once.
   * @param {Pane[]} panes
   */
  resume(panes) {
    const address = new URL(location.href);
    const end = endIn(address.searchParams.get("first") ?? "", panes);
    address.searchParams.delete("first");
    if (address.href !== location.href) history.replaceState(null, "", address);
    if (!end?.pane.mayAnnotate) return;
    end.pane.text.show(end.bounds);
    this.#begin(end);
  }

  cancel() {
    this.#stop();
    this.done();
    say("Nothing is set against anything.");
  }

  /** The contradiction was made. */
  close() {
    this.#stop();
    this.dialog.close();
  }

  /** @param {End} end */
  #begin(end) {
    this.#first = end;
    end.pane.text.hold(end.bounds);
    const quote = shortened(end.pane.quoteOf(end.bounds), 80);
    /** @type {HTMLElement} */ (this.bar.querySelector("[data-first]")).textContent = `“${quote}”`;
    const beside = this.bar.querySelector("[data-read-beside]");
    if (beside instanceof HTMLAnchorElement) beside.search = `?first=${encodeURIComponent(asked(end))}`;
    this.bar.hidden = false;
    this.done();
    announce(
      `“${quote}” contradicts … Choose the other: walk to a passage and press Enter, or select words and press C.`,
    );
  }

  #stop() {
    this.#first?.pane.text.hold(null);
    this.#first = null;
    this.bar.hidden = true;
  }

  /** @param {End[]} ends */
  async #form(ends) {
    const query = ends.map((end) => `with=${encodeURIComponent(asked(end))}`).join("&");
    const address = `${this.bar.dataset.form}?${query}`;
    await htmx.ajax("GET", address, { target: "#contradiction-place", swap: "innerHTML" }).catch(connectionLost);
    if (!this.dialog.open) this.dialog.showModal();
    const field = /** @type {HTMLElement | null} */ (
      this.dialog.querySelector(ends.length > 1 ? ".making-fields [name=kind]" : "[name=search]")
    );
    field?.focus();
  }
}

/**
 * An end as an address asks for it: the id of an annotation, or where words stand.
 * @param {End} end
 */
export function asked({ id, pane, bounds }) {
  return id ?? `${pane.source}.${bounds.start}.${bounds.end}`;
}

/**
 * The end that an address asks for; null where it is in none of the texts.
 * @param {string} asked
 * @param {Pane[]} panes
 * @returns {End | null}
 */
function endIn(asked, panes) {
  const [source, start, end] = asked.split(".");
  for (const pane of panes) {
    const passage = pane.passages.get(asked);
    if (passage) return { pane, bounds: passage, id: passage.id };
    const bounds = { start: Number(start), end: Number(end) };
    const isHere = source === pane.source && bounds.start < bounds.end && bounds.end <= pane.text.lines.length;
    if (isHere && /^\d+$/.test(start)) return { pane, bounds };
  }
  return null;
}

/**
 * @param {End} one
 * @param {End} other
 */
function isSame(one, other) {
  return asked(one) === asked(other);
}
