// What lies between two panes: contradictions as lines across the gap, and the ledger of the same below.
import { clamped, curveAt } from "workbench/curves.js";
import { Renewals } from "workbench/renewals.js";
import { getJSON } from "workbench/requests.js";
import { TieList } from "workbench/tie-list.js";

/**
 * @import {Curve} from "workbench/curves.js"
 * @import {Pane} from "workbench/pane.js"
 * @import {RoomPassage} from "workbench/work.js"
 *
 * @typedef {object} Tie A contradiction with its ends in either text, by id.
 * @property {string} id
 * @property {string | null} kind
 * @property {string} status
 * @property {number} revision
 * @property {string} author
 * @property {boolean} mine
 * @property {string} explanation
 * @property {string[]} left
 * @property {string[]} right
 *
 * @typedef {{tie: Tie, left: RoomPassage, right: RoomPassage}} Pair two ends that are drawn together
 */

const MOST_AT_ONCE = 400;

export class Ties {
  /** @type {Map<string, Tie>} */
  #ties = new Map();
  /** @type {Pair[]} */
  #pairs = [];
  /** @type {Curve[]} */
  #drawn = [];
  /** @type {[Map<string, number>, Map<string, number>]} How far below the top of its text each end stands. */
  #heights = [new Map(), new Map()];
  #frame = 0;
  #renewals = new Renewals((parts, all) => this.#askAnew(parts, all));

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {[Pane, Pane]} panes
   * @param {(tie: Tie, focus: "text" | "panel") => void} choose
   */
  constructor(canvas, panes, choose) {
    this.canvas = canvas;
    this.panes = panes;
    this.choose = choose;
    /** @type {string | null} */
    this.chosen = null;
    this.list = new TieList(panes, (id) => this.#chooseBy(id, "panel"));
    for (const { text } of panes) {
      text.view.listen(() => this.draw());
      text.view.listenToSize(() => this.measure());
    }
    document.fonts?.ready.then(() => this.measure());
    canvas.addEventListener("pointermove", (event) => canvas.style.cursor = this.#under(event) ? "pointer" : "");
    canvas.addEventListener("click", (event) => this.#chooseBy(this.#under(event)?.id ?? "", "text"));
  }

  /** @returns {Promise<number>} where the ledger stood before they were read */
  async load() {
    const { sequence, ties, more } = await this.#ask("");
    this.#ties = new Map(ties.map((tie) => [tie.id, tie]));
    this.list.hasMore = more;
    this.pair();
    return sequence;
  }

  /**
   * Asks anew for some of them; over when the answer is there.
   * @param {string[]} ids
   * @param {boolean} [all]
   */
  renew(ids, all = false) {
    return this.#renewals.want(ids.map((id) => `id=${id}`), all);
  }

  /** @param {string} id */
  get(id) {
    return this.#ties.get(id) ?? null;
  }

  /** @param {string | null} id the contradiction that is open */
  mark(id) {
    this.chosen = id;
    this.list.mark(id);
    this.draw();
  }

  /**
   * The pair of a contradiction that is drawn; null if one of its ends is not there.
   * @param {string} id
   */
  pairOf(id) {
    return this.#pairs.find(({ tie }) => tie.id === id) ?? null;
  }

  /**
   * The next contradiction in the order of the list, or the one before.
   * @param {1 | -1} step
   */
  next(step) {
    const ids = [...new Set(this.#pairs.map(({ tie }) => tie.id))];
    const place = this.chosen ? ids.indexOf(this.chosen) + step : step === 1 ? 0 : ids.length - 1;
    return this.#ties.get(ids[place] ?? "") ?? null;
  }

  /** Puts ends together anew: passages or contradictions were changed. */
  pair() {
    const [left, right] = this.panes;
    const isOne = left.work === right.work;
    this.#pairs = [];
    for (const tie of this.#ties.values()) {
      for (const [place, one] of tie.left.entries()) {
        for (const other of isOne ? tie.right.slice(place + 1) : tie.right) {
          const [from, to] = [left.passages.get(one), right.passages.get(other)];
          if (from && to) this.#pairs.push({ tie, left: from, right: to });
        }
      }
    }
    this.#pairs.sort((one, other) => one.left.start - other.left.start || one.right.start - other.right.start);
    this.measure();
    this.list.draw(this.#pairs);
  }

  /** Forgets where the ends stand: the texts were laid out anew. */
  measure() {
    this.#heights = [new Map(), new Map()];
    this.draw();
  }

  /** Draws the lines in the next frame. */
  draw() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw() {
    const { width, height } = this.#size();
    const drawing = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    drawing.clearRect(0, 0, width, height);
    this.#drawn = [];
    if (!width) return;
    const [left, right] = this.panes.map((pane) => seenIn(pane));
    for (const pair of this.#pairs) {
      const isChosen = pair.tie.id === this.chosen;
      if (!isChosen && isOutside(pair.left, left) && isOutside(pair.right, right)) continue;
      const from = clamped(this.#heightOf(0, pair.left, left), left.height);
      const to = clamped(this.#heightOf(1, pair.right, right), right.height);
      const isCut = from.isOutside || to.isOutside;
      this.#drawn.push({ id: pair.tie.id, from: from.at, to: to.at, isCut, isChosen });
    }
    const ink = getComputedStyle(this.canvas).color;
    for (const curve of this.#drawn) stroke(drawing, curve, width, ink);
  }

  #size() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const [wide, high] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
    if (this.canvas.width !== wide || this.canvas.height !== high) {
      [this.canvas.width, this.canvas.height] = [wide, high];
      this.canvas.getContext("2d")?.scale(devicePixelRatio, devicePixelRatio);
    }
    return { width, height };
  }

  /**
   * The height of an end in what is seen of its pane.
   * @param {0 | 1} side
   * @param {RoomPassage} passage
   * @param {Seen} seen
   */
  #heightOf(side, passage, seen) {
    if (passage.start > seen.last) return Infinity;
    if (passage.end < seen.first) return -Infinity;
    const known = this.#heights[side];
    const { text } = this.panes[side];
    let below = known.get(passage.id);
    if (below === undefined) {
      const box = text.boxOf({ start: passage.start, end: passage.start + 1 });
      below = (box.top + box.bottom) / 2 - text.root.getBoundingClientRect().top;
      known.set(passage.id, below);
    }
    return below - seen.scrolled;
  }

  /**
   * @param {string} id
   * @param {"text" | "panel"} focus
   */
  #chooseBy(id, focus) {
    const tie = this.#ties.get(id);
    if (tie) this.choose(tie, focus);
  }

  /** @param {MouseEvent} event */
  #under({ offsetX, offsetY }) {
    return curveAt(this.#drawn, { x: offsetX, y: offsetY }, this.canvas.clientWidth);
  }

  /** @type {(parts: Set<string>, all: boolean) => Promise<void>} */
  async #askAnew(parts, all) {
    if (all || parts.size > MOST_AT_ONCE) {
      await this.load();
      return;
    }
    const { ties } = await this.#ask([...parts].join("&"));
    for (const part of parts) this.#ties.delete(part.slice(3));
    for (const tie of ties) this.#ties.set(tie.id, tie);
    this.pair();
  }

  /**
   * @param {string} query
   * @returns {Promise<{sequence: number, ties: Tie[], more: boolean}>} whether there are more than are sent at once
   */
  async #ask(query) {
    const answer = await getJSON(`${this.canvas.dataset.ties}${query && `?${query}`}`);
    return /** @type {{sequence: number, ties: Tie[], more: boolean}} */ (answer);
  }
}

/** @typedef {{first: number, last: number, scrolled: number, height: number}} Seen what is seen of a pane */

/**
 * @param {Pane} pane
 * @returns {Seen} the first and the last code point of the lines that are seen
 */
function seenIn({ text }) {
  const { height } = text.view;
  const [top, bottom] = [text.text.lineNear(0), text.text.lineNear(height)];
  return {
    first: text.lines.startOf(top),
    last: text.lines.startOf(bottom) + text.lines.text(bottom).length,
    scrolled: text.text.scrolled,
    height,
  };
}

/**
 * @param {RoomPassage} passage
 * @param {Seen} seen
 */
function isOutside({ start, end }, { first, last }) {
  return end < first || start > last;
}

/**
 * @param {CanvasRenderingContext2D} drawing
 * @param {Curve} curve
 * @param {number} width
 * @param {string} ink
 */
function stroke(drawing, { from, to, isCut, isChosen }, width, ink) {
  drawing.strokeStyle = ink;
  drawing.lineWidth = isChosen ? 3.5 : 1.25;
  drawing.setLineDash(isCut ? [5, 4] : []);
  drawing.beginPath();
  drawing.moveTo(0, from);
  drawing.bezierCurveTo(width / 2, from, width / 2, to, width, to);
  drawing.stroke();
}
