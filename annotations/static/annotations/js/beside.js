// What stands beside the text for a while: passages that overlap, what was typed and not saved; and how words are quoted.
import { copy } from "workbench/copying.js";
import { element } from "workbench/dialogs.js";
import { kept } from "workbench/unsaved.js";
import { count, KINDS, shortened } from "workbench/words.js";

/** @import {Bounds} from "workbench/graphemes.js" */
/** @import {Highlighter} from "workbench/highlighter.js" */
/** @import {RoomPassage} from "workbench/work.js" */

const MOST = 20;

/**
 * Names the passages that overlap with the one that is open.
 * @param {RoomPassage[]} others
 * @param {(passage: RoomPassage) => string} quoteOf
 * @param {(passage: RoomPassage) => void} open
 */
export function showOverlapping(others, quoteOf, open) {
  const place = /** @type {HTMLElement} */ (document.getElementById("overlapping"));
  place.hidden = !others.length;
  place.replaceChildren(
    element("p", `Overlaps with ${count(others.length, "passage")}:`),
    ...others.slice(0, MOST).map((other) => {
      const button = element("button", "", { type: "button" });
      const kind = element("span", KINDS[other.kind], { class: `kind kind-${other.kind}` });
      button.append(kind, ` ${other.author}: `, element("span", shortened(quoteOf(other), 80), { dir: "auto" }));
      button.addEventListener("click", () => open(other));
      return button;
    }),
  );
}

/** Names what was typed on this page and not saved, with the way back to its form. */
export function showUnsaved() {
  const place = /** @type {HTMLElement} */ (document.getElementById("unsaved-here"));
  const here = kept().filter(({ where }) =>
    where.startsWith(`${location.pathname}#`) && where !== location.pathname + location.hash
  );
  place.hidden = !here.length;
  place.replaceChildren(
    element("p", "You typed this here and did not save it:"),
    ...here.map(({ what, where }) => {
      const line = element("p");
      line.append(element("a", what, { href: where.slice(where.indexOf("#")) }));
      return line;
    }),
  );
}

/**
 * Copies words of the text with where they stand.
 * @param {Highlighter} text
 * @param {Bounds} bounds
 * @param {string} address where they can be read again
 */
export function copyWith(text, { start, end }, address) {
  const { title, publisher } = text.root.dataset;
  const where = [title, publisher, `line ${text.lines.lineAt(start) + 1}`].filter(Boolean).join(", ");
  copy(`“${text.lines.slice(start, end)}” (${where}; ${address})`);
}
