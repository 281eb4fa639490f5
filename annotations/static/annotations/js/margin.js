// The cards beside a text: what is said of the passages near the screen, each at the line that its passage starts in.
import { element } from "workbench/dialogs.js";
import { cardOf, labelOf, stackOf } from "workbench/margin-cards.js";
import { slotsOf } from "workbench/margin-layout.js";

/**
 * @import {Highlighter} from "workbench/highlighter.js"
 * @import {Anchored, Slot} from "workbench/margin-layout.js"
 * @import {Passages} from "workbench/segments.js"
 * @import {RoomPassage} from "workbench/work.js"
 *
 * @typedef {object} MarginDoes
 * @property {() => Pick<Passages<RoomPassage>, "within" | "get">} passages that are shown
 * @property {(passage: RoomPassage) => void} open
 */

/** In rem, so that they grow with the letters in them. */
const SIZES = { full: 2.75, slim: 1.5, gap: 0.125, drift: 3.75 };
const UNFOLDED = 50;
const STEPS = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 });

export class Margin {
  /** @type {Map<string, {place: HTMLElement, slot: Slot, label: string}>} */
  #slots = new Map();
  /** @type {string | null} */
  #open = null;
  /** How far below its top what is seen begins. */
  #scrolled = 0;
  /** @type {string | null} The first passage of the stack that is unfolded. */
  #unfolded = null;

  /**
   * @param {HTMLElement} place
   * @param {Highlighter} text
   * @param {MarginDoes} does
   */
  constructor(place, text, does) {
    this.place = place;
    this.text = text;
    this.does = does;
    place.addEventListener("click", ({ target }) => this.#press(target));
    place.addEventListener("keydown", (event) => this.#step(event));
    for (const come of ["pointerover", "focusin"]) place.addEventListener(come, ({ target }) => this.#point(target));
    for (const go of ["pointerout", "focusout"]) place.addEventListener(go, () => text.point(null));
    place.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && place.contains(relatedTarget))) this.#unfold(null);
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (!(target instanceof Element && target.closest(".margin-unfolded, .margin-stack"))) this.#unfold(null);
    });
  }

  /**
   * Shows the cards of passages that start in a stretch of the text; none where the page has no room for them.
   * @param {number} from
   * @param {number} to
   */
  show(from, to) {
    const isSeen = this.place.offsetWidth > 0;
    const passages = isSeen ? this.does.passages().within(from, to).filter(({ start }) => start >= from) : [];
    const slots = slotsOf(this.#anchored(passages).filter(({ at }) => this.#isNear(at)), this.#sizes());
    const kept = new Set(slots.map(keyOf));
    for (const [key, { place }] of this.#slots) {
      if (kept.has(key)) continue;
      if (place.contains(document.activeElement)) this.text.root.focus({ preventScroll: true });
      place.remove();
      this.#slots.delete(key);
    }
    const known = new Map(passages.map((passage) => [passage.id, passage]));
    /** @type {HTMLElement | null} */
    let before = null;
    for (const slot of slots) {
      const said = slot.ids.map((id) => /** @type {RoomPassage} */ (known.get(id)));
      before = this.#put(slot, said, before);
    }
    this.#setStop();
  }

  /** @param {string | null} id the passage that is open in the panel */
  mark(id) {
    this.#open = id;
    for (const { place, slot } of this.#slots.values()) this.#markOpen(place, slot);
  }

  /** @param {RoomPassage[]} passages in text order */
  #anchored(passages) {
    if (!passages.length) return [];
    const row = parseFloat(getComputedStyle(this.text.root).lineHeight);
    const { top } = this.place.getBoundingClientRect();
    this.#scrolled = this.text.view.top - top;
    /** @type {Map<number, DOMRect>} */
    const boxes = new Map();
    return passages.map(({ id, start }) => {
      const line = this.text.lines.lineAt(start);
      const box = boxes.get(line) ?? this.text.paragraphs[line].getBoundingClientRect();
      boxes.set(line, box);
      // Only a line that is broken into rows has to be asked where in it the passage starts: that is dearer.
      const at = box.height < 1.5 * row ? box.top : this.#rowOf(start, row, box);
      return { id, at: at - top };
    });
  }

  /**
   * @param {number} start
   * @param {number} row
   * @param {DOMRect} line
   */
  #rowOf(start, row, line) {
    const box = this.text.boxOf({ start, end: start + 1 });
    return box.height ? (box.top + Math.min(box.bottom, box.top + row) - row) / 2 : line.bottom - row;
  }

  /** @param {number} at as high as a text is painted before it is painted anew, and a little */
  #isNear(at) {
    const { height } = this.text.view;
    return at > this.#scrolled - 0.6 * height && at < this.#scrolled + 1.6 * height;
  }

  #sizes() {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const { full, slim, gap, drift } = SIZES;
    return { full: full * rem, slim: slim * rem, gap: gap * rem, drift: drift * rem };
  }

  /**
   * @param {Slot} slot
   * @param {RoomPassage[]} said
   * @param {HTMLElement | null} before
   * @returns {HTMLElement}
   */
  #put(slot, said, before) {
    const key = keyOf(slot);
    const label = labelOf(slot, said);
    const known = this.#slots.get(key);
    const place = known?.place ?? element("div", "", { class: "margin-slot" });
    if (known?.label !== label) {
      const hadFocus = place.contains(document.activeElement);
      place.replaceChildren(slot.form === "stack" ? stackOf(said) : cardOf(said[0], slot.form));
      if (slot.ids[0] === this.#unfolded) this.#fill(place, slot.ids);
      if (hadFocus) place.querySelector("button")?.focus({ preventScroll: true });
    }
    if (known?.slot.top !== slot.top) place.style.top = `${slot.top}px`;
    if (known?.slot.height !== slot.height) place.style.height = `${slot.height}px`;
    this.#slots.set(key, { place, slot, label });
    // What was there already stands in the right order and is not moved: it would lose the focus.
    if (!known && before) before.after(place);
    else if (!known) this.place.prepend(place);
    this.#markOpen(place, slot);
    return place;
  }

  /**
   * @param {HTMLElement} place
   * @param {Slot} slot
   */
  #markOpen(place, slot) {
    place.classList.toggle("margin-open", this.#open !== null && slot.ids.includes(this.#open));
    for (const card of place.querySelectorAll("[data-id]")) {
      if (card.getAttribute("data-id") === this.#open) card.setAttribute("aria-current", "true");
      else card.removeAttribute("aria-current");
    }
  }

  /** @param {EventTarget | null} target */
  #press(target) {
    const button = target instanceof Element ? target.closest("button") : null;
    const passage = this.does.passages().get(button?.dataset.id ?? "");
    if (passage) this.does.open(passage);
    else if (button?.dataset.stack) this.#unfold(this.#unfolded === button.dataset.stack ? null : button.dataset.stack);
  }

  /** @param {EventTarget | null} target */
  #point(target) {
    const card = target instanceof Element ? target.closest("[data-id]") : null;
    this.text.point(this.does.passages().get(card?.getAttribute("data-id") ?? ""));
  }

  /**
   * Arrows go from card to card, and Escape out of a stack, then to the text.
   * @param {KeyboardEvent} event
   */
  #step(event) {
    const { key, target } = event;
    const buttons = /** @type {HTMLElement[]} */ ([...this.place.querySelectorAll("button")]);
    const step = STEPS[key];
    if (step) buttons[buttons.indexOf(/** @type {HTMLElement} */ (target)) + step]?.focus();
    else if (key === "Escape" && this.#unfolded) this.#unfold(null);
    else if (key === "Escape") this.text.root.focus({ preventScroll: true });
    else return;
    event.preventDefault();
    this.#setStop();
  }

  /** @param {string | null} first of the stack that is to be the one that is unfolded */
  #unfold(first) {
    if (first === this.#unfolded) return;
    this.#unfolded = first;
    for (const { place, slot } of this.#slots.values()) {
      if (slot.form !== "stack") continue;
      const list = place.querySelector(".margin-unfolded");
      if (slot.ids[0] === first) this.#fill(place, slot.ids)?.focus({ preventScroll: true });
      else if (list) {
        if (list.contains(document.activeElement)) place.querySelector("button")?.focus({ preventScroll: true });
        list.remove();
        place.querySelector("button")?.setAttribute("aria-expanded", "false");
      }
      this.#markOpen(place, slot);
    }
  }

  /**
   * Unfolds a stack: its first card.
   * @param {HTMLElement} place
   * @param {string[]} ids
   */
  #fill(place, ids) {
    const list = element("div", "", { class: "margin-unfolded" });
    for (const id of ids.slice(0, UNFOLDED)) {
      const passage = this.does.passages().get(id);
      if (passage) list.append(cardOf(passage, "full"));
    }
    if (ids.length > UNFOLDED) list.append(element("p", `and ${ids.length - UNFOLDED} more, in the list of passages`));
    place.querySelector("button")?.setAttribute("aria-expanded", "true");
    place.append(list);
    return list.querySelector("button");
  }

  /** One card alone is a stop of the Tab key: the one with the focus, or the first that is seen. */
  #setStop() {
    const buttons = [...this.place.querySelectorAll("button")];
    const focused = buttons.find((button) => button === document.activeElement);
    const before = buttons.find((button) => button.tabIndex === 0);
    const stop = focused ?? this.#firstSeen() ?? buttons[0];
    if (before === stop) return;
    if (before) before.tabIndex = -1;
    if (stop) stop.tabIndex = 0;
  }

  #firstSeen() {
    return [...this.#slots.values()].filter(({ slot }) => slot.top >= this.#scrolled)
      .sort((one, other) => one.slot.top - other.slot.top)[0]?.place.querySelector("button");
  }
}

/** @param {Slot} slot */
function keyOf({ form, ids }) {
  return form === "stack" ? `stack ${ids[0]}` : ids[0];
}
