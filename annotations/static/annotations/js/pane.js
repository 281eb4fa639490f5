// One text of the room: what is painted on it, the badges and the reading caret, and walking from passage to passage.
import { announce, say } from "workbench/announcing.js";
import { Badges } from "workbench/badges.js";
import { Caret } from "workbench/caret.js";
import { fits } from "workbench/filter.js";
import { Highlighter } from "workbench/highlighter.js";
import { Margin } from "workbench/margin.js";
import { Minimap } from "workbench/minimap.js";
import { Noticed, together } from "workbench/noticed.js";
import { keepAbove } from "workbench/sheet.js";
import { Shown } from "workbench/shown.js";
import { count, KINDS, shortened, STATUSES } from "workbench/words.js";

/** @import {Filter} from "workbench/filter.js" */
/** @import {Bounds} from "workbench/graphemes.js" */
/** @import {RoomPassage, Work} from "workbench/work.js" */

/**
 * @typedef {object} Does What a pane cannot do by itself.
 * @property {(passage: RoomPassage, focus: "text" | "panel") => void} open
 * @property {(passage: RoomPassage) => void} walked
 * @property {() => string | null} card which passage's card is open
 * @property {() => Filter} filter which passages are looked at
 */

export class Pane {
  /** @type {string | null} The passage that is walked to, or open. */
  current = null;

  /**
   * @param {HTMLElement} root
   * @param {Work} work
   * @param {Does} does
   */
  constructor(root, work, does) {
    this.root = root;
    this.work = work;
    this.does = does;
    this.source = root.dataset.source ?? "";
    this.mayAnnotate = "mayAnnotate" in root.dataset;
    const box = /** @type {HTMLElement | null} */ (root.closest("[data-scrolls]"));
    this.shown = new Shown(work, does.filter);
    this.noticed = new Noticed(this.source, () => this.text.repaint());
    this.text = new Highlighter(root, {
      passages: () => work.passages,
      noticed: () => this.noticed.passages,
      isAside: (passage) => !fits(passage, does.filter()),
      seen: ({ first, last, from, to }) => {
        this.margin?.show(from, to); // first, since it measures: what is put into the text has it laid out anew
        this.badges.show(first, last);
      },
    }, box);
    this.badges = new Badges(this.text, (line) => this.startingIn(line), (some) => does.open(some[0], "panel"));
    this.caret = new Caret(this.text);
    const frame = root.closest(".pane, .room-text");
    const [margin, map] = [frame?.querySelector(".margin"), frame?.querySelector("canvas.minimap")];
    const passages = () => this.shown.passages;
    this.margin = margin instanceof HTMLElement
      ? new Margin(margin, this.text, {
        passages: () => together(passages, () => this.noticed.passages),
        open: (entry) => does.open(entry, "panel"),
      })
      : null;
    this.map = map instanceof HTMLCanvasElement ? new Minimap(map, this.text, passages) : null;
    root.addEventListener("click", ({ target, clientX, clientY }) => {
      if (this.text.selected() || (target instanceof Element && target.closest(".badge"))) return;
      const here = this.text.passagesAt(clientX, clientY);
      if (here.length) does.open(this.#nextOf(here), "text");
    });
  }

  get passages() {
    return this.work.passages;
  }

  /**
   * Shows what has changed.
   * @param {Set<string> | null} ids of passages; null if the filter is another
   * @param {boolean} [now] painted before the next frame
   */
  renew(ids, now) {
    if (ids) this.shown.renew(ids);
    else this.shown.sift();
    this.text.repaint(now);
    this.map?.renew();
  }

  /**
   * Lets stand out what is walked to, or open in the panel: a passage, or the words that a form is about.
   * @param {RoomPassage | null} passage
   * @param {Bounds | null} bounds
   */
  mark(passage, bounds) {
    this.text.choose(bounds ?? passage);
    keepAbove(this.text, bounds ?? passage);
    this.margin?.mark(passage?.id ?? null);
    this.map?.mark(passage);
  }

  /** The code points near the screen: what is asked for first. */
  get near() {
    const { height } = this.text.view;
    const [first, last] = [this.text.text.lineNear(-height), this.text.text.lineNear(2 * height)];
    return {
      start: this.text.lines.startOf(first),
      end: this.text.lines.startOf(last) + this.text.lines.text(last).length,
    };
  }

  /** @param {1 | -1} step */
  walk(step) {
    const { passages, isAll } = this.shown;
    const from = this.current && passages.get(this.current) ? this.current : this.text.caret() ?? 0;
    const found = step === 1 ? passages.next(from) : passages.previous(from);
    const shown = isAll ? "" : " shown";
    if (!found && !passages.size && !isAll) return say("Nothing fits the filter.");
    if (!found) return say(`That was the ${step === 1 ? "last" : "first"} passage${shown}.`);
    this.goTo(found);
    const told = found.contradictions.length ? `, ${count(found.contradictions.length, "contradiction")}` : "";
    announce(
      `${passages.position(found.id)} of ${passages.size}${shown}, ${KINDS[found.kind]} by ${found.author}, ` +
        `${STATUSES[found.status]}${told}: ${shortened(this.quoteOf(found), 200)}`,
    );
    this.does.walked(found);
  }

  /**
   * Brings a passage into view, with the reading caret before it.
   * @param {RoomPassage} passage
   */
  goTo(passage) {
    this.current = passage.id;
    this.text.select(passage.start);
    this.caret.draw();
    this.text.show(passage);
    this.mark(passage, null);
  }

  /**
   * Brings words into view and selects them, as far as they are in the text.
   * @param {{start: number, end: number}} place
   */
  goToPlace({ start, end }) {
    if (end > this.text.lines.length) return;
    this.text.show({ start, end });
    this.text.select(start, end);
  }

  /** The passage at the reading caret: the one that was walked to, or the next of those that overlap there. */
  atCaret() {
    const at = this.text.caret();
    if (at === null) return null;
    const here = this.passages.within(Math.max(0, at - 1), Math.min(this.text.lines.length, at + 1));
    const walked = this.passages.get(this.current ?? "");
    if (walked && !this.does.card() && here.includes(walked)) return walked;
    return here.length ? this.#nextOf(here) : null;
  }

  /** What is said at the caret, or else what a check noticed there. */
  openAtCaret() {
    const at = this.text.caret();
    if (at === null) return;
    const found = this.atCaret() ?? this.noticed.passages.within(Math.max(0, at - 1), at + 1)[0];
    if (found) this.does.open(found, "panel");
    else say("Nothing is tagged here.");
  }

  /**
   * @param {number} line
   * @returns {RoomPassage[]}
   */
  startingIn(line) {
    const from = this.text.lines.startOf(line);
    const to = from + this.text.lines.text(line).length + 1;
    return this.shown.passages.within(from, to).filter((passage) => this.text.lines.lineAt(passage.start) === line);
  }

  /** @param {{start: number, end: number}} bounds */
  quoteOf({ start, end }) {
    return this.text.lines.slice(start, end);
  }

  /**
   * Of passages at one place, the one after that which is open; what the filter leaves out only where nothing else is.
   * @param {RoomPassage[]} all
   */
  #nextOf(all) {
    const card = this.does.card();
    const fitting = all.filter((passage) => !this.text.isAside(passage));
    const here = fitting.length ? fitting : all;
    return here[(here.findIndex((passage) => passage.id === card) + 1) % here.length];
  }
}
