// The whole source as a strip beside its text: where passages and contradictions lie, and what of it is seen.
import { binned, Scale } from "workbench/bins.js";
import { whenIdle } from "workbench/idle.js";

/** @import {Bins} from "workbench/bins.js" */
/** @import {Highlighter} from "workbench/highlighter.js" */
/** @import {RoomPassage} from "workbench/work.js" */

/** Pixels: how high a row is, and how wide the lane of a kind; kinds are told by their lanes, not by colour alone. */
const ROW = 2;
const LANE = 4;
const KINDS = ["claim", "statistic", "quote", "translation_error"];
/** So far from the edges of the window it stays (in apparatus.css too). */
const EDGE = 8;
/** Contradictions have a lane of their own, with a lozenge for each that does not touch the one above. */
const LOZENGE = 3.5;
const SCHEMES = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "print"];

export class Minimap {
  /** @type {Scale | null} */
  #scale = null;
  /** @type {Bins | null} */
  #bins = null;
  /** @type {RoomPassage | null} */
  #open = null;
  #frame = 0;
  /** What the text was scrolled by when it was drawn; NaN if it has to be drawn in any case. */
  #scrolled = NaN;
  #soon = whenIdle(() => {
    this.#bins = null;
    this.#scrolled = NaN;
    this.#draw(); // in the same frame as all else that waited: to paint a long text costs more than to draw this
  });

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Highlighter} text
   * @param {() => Iterable<RoomPassage>} passages that are shown
   */
  constructor(canvas, text, passages) {
    this.canvas = canvas;
    this.text = text;
    this.passages = passages;
    /** What lies where, drawn once; only what is seen of it moves. */
    this.marks = document.createElement("canvas");
    text.view.listen(() => this.#later());
    text.view.listenToSize(() => this.renew());
    for (const scheme of SCHEMES) matchMedia(scheme).addEventListener("change", () => this.renew());
    canvas.addEventListener("pointerdown", (event) => this.#jump(event));
    canvas.addEventListener("pointermove", (event) => event.buttons & 1 && this.#jump(event));
  }

  /** Looks anew at what lies where, soon. */
  renew() {
    this.#soon();
  }

  /** @param {RoomPassage | null} passage that is open */
  mark(passage) {
    if (passage === this.#open) return;
    this.#open = passage;
    this.#scrolled = NaN;
    this.#later();
  }

  get scale() {
    return this.#scale ??= new Scale(this.text.lines);
  }

  #later() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw() {
    const { scrolled } = this.text.text;
    const { clientWidth: width, clientHeight: height } = this.#fit();
    if (!width || !height) return;
    const isSame = Math.abs(scrolled - this.#scrolled) * height < this.text.root.clientHeight / 2;
    if (isSame) return; // it would move by less than half a pixel
    this.#scrolled = scrolled;
    const colour = coloursOf(this.canvas);
    if (!this.#bins) {
      this.#bins = binned(this.passages(), this.scale, Math.max(1, Math.floor(height / ROW)));
      drawMarks(sized(this.marks, width, height), this.#bins, colour);
    }
    const drawing = sized(this.canvas, width, height);
    drawing.drawImage(this.marks, 0, 0, width, height);
    const [from, to] = this.#seen();
    const high = Math.max(6, (to - from) * height);
    drawing.strokeStyle = drawing.fillStyle = colour("--link");
    drawing.lineWidth = 1.5;
    drawing.globalAlpha = 0.14;
    drawing.fillRect(0, from * height, width, high);
    drawing.globalAlpha = 1;
    drawing.strokeRect(0.75, Math.min(from * height, height - high) + 0.75, width - 1.5, high - 1.5);
    if (!this.#open) return;
    const at = this.scale.partAt(this.#open.start) * height;
    drawing.fillStyle = colour("--ink");
    drawing.fillRect(0, Math.max(0, at - 1), width, 2);
  }

  /** Where the page scrolls, the head above the text leaves it less room: the marks are drawn closer. */
  #fit() {
    const track = this.canvas.closest(".minimap-track");
    if (!track) return this.canvas;
    const { top, bottom } = track.getBoundingClientRect();
    const high = `${Math.max(0, Math.round(Math.min(innerHeight - EDGE, bottom) - Math.max(EDGE, top)))}px`;
    if (this.canvas.style.height !== high) {
      this.canvas.style.height = high;
      this.#scrolled = NaN;
      this.renew();
    }
    return this.canvas;
  }

  /** Which part of the source is seen: from where to where, as parts of it. */
  #seen() {
    const { text, view } = this.text;
    return [0, view.height].map((height) => {
      const line = text.lineNear(height);
      const box = this.text.paragraphs[line].getBoundingClientRect();
      const within = (view.top + height - box.top) / (box.height || 1);
      return this.scale.partIn(line, Math.min(1, Math.max(0, within)));
    });
  }

  /** @param {PointerEvent} event a press, or a move while pressed */
  #jump(event) {
    if (event.type === "pointerdown") {
      if (event.button) return;
      this.canvas.setPointerCapture(event.pointerId);
      event.preventDefault(); // the focus and the selection stay in the text
    }
    const { line, within } = this.scale.placeOf(event.offsetY / this.canvas.clientHeight);
    const box = this.text.paragraphs[line].getBoundingClientRect();
    const { top, height } = this.text.view;
    this.text.view.scrollBy(box.top + within * box.height - top - height / 2);
  }
}

/** @param {Element} canvas */
function coloursOf(canvas) {
  const style = getComputedStyle(canvas);
  return (/** @type {string} */ name) => style.getPropertyValue(name).trim();
}

/**
 * A canvas of a size in CSS pixels, empty.
 * @param {HTMLCanvasElement} canvas
 * @param {number} width
 * @param {number} height
 */
function sized(canvas, width, height) {
  const drawing = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const [wide, high] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
  if (canvas.width !== wide || canvas.height !== high) {
    [canvas.width, canvas.height] = [wide, high];
    drawing.scale(devicePixelRatio, devicePixelRatio);
  } else drawing.clearRect(0, 0, width, height);
  return drawing;
}

/**
 * @param {CanvasRenderingContext2D} drawing
 * @param {Bins} bins
 * @param {(name: string) => string} colour
 */
function drawMarks(drawing, { kinds, contradicted }, colour) {
  for (const [lane, kind] of KINDS.entries()) {
    drawing.fillStyle = colour(`--${kind}-ink`);
    for (const [row, number] of kinds.get(kind)?.entries() ?? []) {
      if (!number) continue;
      drawing.globalAlpha = Math.min(1, 0.7 + 0.1 * Math.log2(number)); // where more lie, it is stronger
      drawing.fillRect(1 + lane * LANE, row * ROW, LANE - 1, ROW);
    }
  }
  drawing.globalAlpha = 1;
  drawing.fillStyle = colour("--contradiction-ink");
  const middle = 2 + KINDS.length * LANE + LOZENGE;
  let free = 0;
  for (const [row, number] of contradicted.entries()) {
    const at = row * ROW + ROW / 2;
    if (!number || at < free) continue;
    drawing.beginPath();
    drawing.moveTo(middle, at - LOZENGE);
    for (const [x, y] of [[1, 0], [0, 1], [-1, 0]]) drawing.lineTo(middle + x * LOZENGE, at + y * LOZENGE);
    drawing.fill();
    free = at + 2 * LOZENGE;
  }
}
