// Draws who else reads a text: their names at its head, a mark beside the line they are at; and says where oneself is.
import { announce } from "workbench/announcing.js";
import { element } from "workbench/dialogs.js";
import { prefer, prefers } from "workbench/preferences.js";
import { Arrivals, byLine, initials, lineOf, Telling, whereIs, whoIsHere } from "workbench/presence.js";
import { tell } from "workbench/requests.js";

/**
 * @import {Reader} from "workbench/presence.js"
 * @import {Highlighter} from "workbench/highlighter.js"
 * @import {LiveState} from "workbench/live.js"
 */

const LOOK = 1_000;
/** Whoever has not touched anything for so long reads no more, though the page is open. */
const AWAY = 5 * 60_000;
const NAMED = 6;
const TOUCHES = ["keydown", "pointerdown", "pointermove", "wheel", "touchmove", "scroll"];
const UNSEEN = `read-unseen:${typeof document === "undefined" ? "" : document.documentElement.dataset.person}`;

let touched = 0;
if (typeof document !== "undefined") {
  for (const touch of TOUCHES) {
    addEventListener(touch, () => touched = performance.now(), { capture: true, passive: true });
  }
}

/** Those who read one of the page's texts, and oneself among them. Who reads unseen sees nobody. */
export class Company {
  /** @type {Reader[]} */
  #readers = [];
  /** @type {Map<number, HTMLElement>} The mark beside each line that somebody is at. */
  #marks = new Map();
  #telling = new Telling();
  #arrivals = new Arrivals();
  #isLive = false;
  /** Whether the server has said who is there since the line is live. */
  #isKnown = false;
  #mayTell = true;
  #page = anyId();

  /** @param {Highlighter} text */
  constructor(text) {
    this.text = text;
    this.source = text.root.dataset.source ?? "";
    this.words = element("span", "", { class: "company-words" });
    this.names = element("span", "", { class: "company-names" });
    this.unseen = /** @type {HTMLInputElement} */ (element("input", "", { type: "checkbox" }));
    this.unseen.checked = prefers(UNSEEN);
    const choice = element("label", "", { title: "In this browser. Nobody sees you, and you see nobody." });
    choice.append(this.unseen, " Read unseen");
    this.place = element("p", "", { class: "company small" });
    this.place.append(this.words, this.names, choice);
    (text.root.closest(".pane")?.querySelector(".pane-head") ?? document.querySelector(".room-head"))?.append(
      this.place,
    );
    this.unseen.addEventListener("change", () => {
      prefer(UNSEEN, this.unseen.checked);
      document.dispatchEvent(new Event("workbench:unseen"));
    });
    document.addEventListener("workbench:unseen", () => this.#choose());
    // What has the focus or the selection in the text keeps it.
    text.root.addEventListener("pointerdown", (event) => {
      if (event.target instanceof Element && event.target.closest(".reader-mark")) event.preventDefault();
    });
    addEventListener("pagehide", () => this.#takeBack());
    document.addEventListener("visibilitychange", () => this.look());
    setInterval(() => this.look(), LOOK);
    this.#draw();
  }

  /** @param {unknown} presence what the stream says of one source */
  meet(presence) {
    const { source, people } = /** @type {{source: string, people: Reader[]}} */ (presence);
    if (source !== this.source || !this.#isSeen) return;
    this.#isKnown = true;
    this.#readers = people.map((reader) => ({ ...reader, last: Math.min(reader.last, this.text.paragraphs.length) }));
    const news = this.#arrivals.news(people, performance.now());
    if (news) announce(news);
    this.#draw();
  }

  /** @param {LiveState} state who is there is not known while the line is not live */
  stand(state) {
    const wasLive = this.#isLive;
    this.#isLive = state === "live";
    if (!this.#isLive) {
      this.#forget();
      if (state === "paused") this.#takeBack();
    } else if (!wasLive) {
      this.#telling.takeBack(); // a server that was started again has heard nothing yet
      this.look();
    }
  }

  /** Says where one is, if it is time to. */
  look() {
    if (!this.#isLive || !this.#isSeen || document.visibilityState === "hidden") return;
    if (performance.now() - touched > AWAY) return this.#takeBack();
    const reading = this.#reading();
    if (this.#telling.isDue(reading, performance.now(), !this.#readers.length)) this.#tell({ ...reading });
  }

  get #isSeen() {
    return this.#mayTell && !this.unseen.checked;
  }

  #reading() {
    const { text } = this.text;
    const caret = this.text.caret();
    return {
      first: text.lineNear(0) + 1,
      last: text.lineNear(this.text.view.height) + 1,
      caret: caret === null ? null : this.text.lines.lineAt(caret) + 1,
    };
  }

  /** @param {Record<string, unknown>} said */
  async #tell(said) {
    const status = await tell(`/api/v1/sources/${this.source}/presence/`, { ...said, page: this.#page });
    if (status === 403) this.#mayTell = false;
    if (status >= 400 || !status) this.#telling.takeBack();
  }

  #takeBack() {
    if (!this.#telling.takeBack()) return;
    this.#tell({ unseen: true });
    this.#forget();
  }

  #forget() {
    this.#isKnown = false;
    this.#readers = [];
    this.#draw();
  }

  /** The choice is made for all texts of the page. */
  #choose() {
    this.unseen.checked = prefers(UNSEEN);
    this.#takeBack();
    this.#draw();
    this.look();
  }

  #draw() {
    const readers = this.#readers;
    this.place.classList.toggle("company-some", readers.length > 0);
    this.words.textContent = this.#words(readers.map(({ name }) => name));
    this.#drawNames(readers.slice(0, NAMED), readers.slice(NAMED));
    this.#drawMarks(byLine(readers));
  }

  /** @param {string[]} names */
  #words(names) {
    if (this.unseen.checked) return "You read unseen, and see nobody.";
    return this.#isKnown ? `${whoIsHere(names)}${names.length ? ":" : "."}` : "Who else is here is not known now.";
  }

  /**
   * @param {Reader[]} named
   * @param {Reader[]} others
   */
  #drawNames(named, others) {
    const focused = this.names.contains(document.activeElement) ? document.activeElement : null;
    const known = new Map(this.#buttons().map((button) => [button.dataset.person, button]));
    const shown = named.map((reader) => {
      const button = known.get(reader.person) ?? this.#button(reader.person);
      const words = `${reader.name}, line ${lineOf(reader)}`;
      if (button.textContent !== words) button.textContent = words;
      button.title = whereIs(reader);
      button.setAttribute("aria-label", `${whereIs(reader)}. Go there.`);
      return button;
    });
    const more = others.length
      ? [element("span", `+${others.length}`, { title: whoIsHere(others.map((one) => one.name)) })]
      : [];
    if (
      others.length || shown.some((button, index) => this.names.children[index] !== button) ||
      shown.length !== this.names.children.length
    ) {
      this.names.replaceChildren(...shown, ...more);
    }
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
  }

  #buttons() {
    return /** @type {HTMLElement[]} */ ([...this.names.querySelectorAll("button")]);
  }

  /** @param {string} person */
  #button(person) {
    const button = element("button", "", { type: "button", class: "reader", "data-person": person });
    button.addEventListener("click", () => this.#goTo(this.#readers.find((reader) => reader.person === person)));
    return button;
  }

  /** @param {Reader | undefined} reader */
  #goTo(reader) {
    if (!reader) return;
    const start = this.text.lines.startOf(Math.min(lineOf(reader), this.text.paragraphs.length) - 1);
    this.text.show({ start, end: start });
  }

  /** @param {Map<number, Reader[]>} lines */
  #drawMarks(lines) {
    for (const [line, mark] of this.#marks) {
      if (lines.has(line)) continue;
      mark.remove();
      this.#marks.delete(line);
    }
    for (const [line, readers] of lines) {
      const mark = this.#marks.get(line) ?? this.#mark(line);
      const letters = initials(readers[0].name);
      mark.dataset.letters = readers.length > 1 ? `${letters}\n+${readers.length - 1}` : letters;
      mark.classList.toggle("reader-mark-here", readers.some(({ caret }) => caret === line));
      mark.title = readers.map(whereIs).join("; ");
    }
  }

  /** @param {number} line */
  #mark(line) {
    // For the eye: whoever hears the page has the names at its head, which lead to the same lines.
    const mark = element("span", "", { class: "reader-mark", "aria-hidden": "true" });
    this.text.paragraphs[Math.min(line, this.text.paragraphs.length) - 1].before(mark);
    this.#marks.set(line, mark);
    return mark;
  }
}

/** An id for an open page; `crypto.randomUUID` is only there over TLS and on this machine. */
function anyId() {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0"));
  return bytes.join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
