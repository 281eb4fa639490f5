// What a page with two texts does besides: the contradictions between them, and the address of what is seen.
import { say } from "workbench/announcing.js";
import { copy } from "workbench/copying.js";
import { Ties } from "workbench/ties.js";
import { count } from "workbench/words.js";

/** @import {Pane} from "workbench/pane.js" */
/** @import {Panel} from "workbench/panel.js" */
/** @import {Tie} from "workbench/ties.js" */

const SOON = 300;
const SIDES = /** @type {const} */ (["left", "right"]);

export class Between {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #soon;

  /**
   * @param {HTMLCanvasElement} gap
   * @param {[Pane, Pane]} panes
   * @param {Panel} panel
   */
  constructor(gap, panes, panel) {
    this.panes = panes;
    this.panel = panel;
    this.ties = new Ties(gap, panes, (tie, focus) => this.choose(tie, focus));
    for (const pane of panes) {
      pane.text.view.listen(() => {
        clearTimeout(this.#soon);
        this.#soon = setTimeout(() => this.#tellAddress(), SOON);
      });
    }
    document.querySelector("[data-copy-address]")?.addEventListener("click", () => {
      this.#tellAddress();
      copy(location.href);
    });
    this.asked = new URLSearchParams(location.search);
    this.#restore();
  }

  /** Reads the contradictions, and shows the one that the address names. */
  async load() {
    const sequence = await this.ties.load();
    const named = this.ties.get(this.asked.get("contradiction") ?? "");
    if (named) this.#open(named, "text", false);
    return sequence;
  }

  /**
   * Brings both passages into view and opens what is said of them.
   * @param {Tie} tie
   * @param {"text" | "panel"} focus
   */
  choose(tie, focus) {
    if (this.panel.isTyped) return say("Save or close the form first.");
    this.#open(tie, focus, true);
  }

  /** @param {1 | -1} step */
  walk(step) {
    const tie = this.ties.next(step);
    if (!tie) return say(step === 1 ? "That was the last contradiction." : "That was the first contradiction.");
    this.choose(tie, "text");
    const pair = this.ties.pairOf(tie.id);
    if (!pair) return;
    const [left, right] = [this.panes[0].quoteOf(pair.left), this.panes[1].quoteOf(pair.right)];
    say(`“${left}” contradicts “${right}”. ${count(new Set([...tie.left, ...tie.right]).size, "passage")}.`);
  }

  /** @param {string | null} id the contradiction whose card is shown */
  shown(id) {
    if (id === this.ties.chosen) return;
    this.ties.mark(id);
    this.#tellAddress();
  }

  /**
   * @param {Tie} tie
   * @param {"text" | "panel"} focus
   * @param {boolean} isSought whether the texts are scrolled to its ends
   */
  async #open(tie, focus, isSought) {
    if (isSought) this.#show(tie);
    this.ties.mark(tie.id);
    await this.panel.open(`/contradictions/${tie.id}/card/`, focus);
    if (this.ties.chosen === tie.id) this.#show(tie); // the card takes room from the texts
  }

  /** @param {Tie} tie whose ends are brought into view, unless they are there */
  #show(tie) {
    const pair = this.ties.pairOf(tie.id);
    if (!pair) return;
    this.panes[0].text.show(pair.left);
    this.panes[1].text.show(pair.right);
  }

  /** Scrolls both texts to where the address says. */
  #restore() {
    for (const [place, pane] of this.panes.entries()) {
      const offset = Number(this.asked.get(SIDES[place]) ?? 0);
      if (!Number.isInteger(offset) || offset <= 0 || offset > pane.text.lines.length) continue;
      const { top } = pane.text.boxOf({ start: offset, end: offset });
      pane.text.view.scrollBy(top - pane.text.view.top);
    }
  }

  /** Writes into the address what is seen: the first line of either text, and the chosen contradiction. */
  #tellAddress() {
    const address = new URL(location.href);
    for (const [place, pane] of this.panes.entries()) {
      const line = pane.text.text.lineNear(1);
      if (line > 0) address.searchParams.set(SIDES[place], String(pane.text.lines.startOf(line)));
      else address.searchParams.delete(SIDES[place]);
    }
    if (this.ties.chosen) address.searchParams.set("contradiction", this.ties.chosen);
    else address.searchParams.delete("contradiction");
    if (address.href !== location.href) history.replaceState(null, "", address);
  }
}
