// Says how far what is shown can be relied on: whether it is live, and if not, of when it is.
import { announce } from "workbench/announcing.js";
import { clockTime, recentTime } from "workbench/dates.js";
import { element } from "workbench/dialogs.js";

/** @import {LiveState} from "workbench/live.js" */

/** @type {Record<LiveState, (asOf: string) => string>} */
const STATES = {
  starting: () => "",
  live: () => "Live: what others do appears here.",
  "catching_up": (asOf) => `Catching up with what others did. What you see is ${asOf}.`,
  lost: (asOf) => `The connection is lost. What you see is ${asOf} and may be out of date; it is caught up by itself.`,
  paused: (asOf) => `Paused in the background. What you see is ${asOf}.`,
  "signed_out": (asOf) => `You are signed out. What you see is ${asOf} and may be out of date.`,
  ended: (asOf) => `You do not see this project any more. Ask a manager of it. What you see is ${asOf}.`,
};
/** What is worth hearing when it happens, and that it is over; the rest comes and goes by itself. */
const HEARD = new Set(["lost", "signed_out", "ended"]);

let wasTold = false;

/**
 * The words for a moment, as short as they are clear today.
 * @param {Date} asOf
 * @param {Date} now
 */
export function asOfWords(asOf, now) {
  const isToday = asOf.toDateString() === now.toDateString();
  return `as of ${isToday ? clockTime(asOf) : recentTime(asOf)}`;
}

/**
 * Shows the state, and, unless it is live, of when the passages are: at the state, and on each text.
 * @param {LiveState} state
 * @param {Date} asOf
 */
export function stand(state, asOf) {
  const place = /** @type {HTMLElement} */ (document.getElementById("live"));
  const before = /** @type {LiveState} */ (place.dataset.state);
  if (before === state) return;
  place.dataset.state = state;
  place.setAttribute("aria-live", "off"); // what is worth hearing is announced
  const isStale = state !== "live" && state !== "starting";
  const words = asOfWords(asOf, new Date());
  place.textContent = STATES[state](words);
  for (const root of document.querySelectorAll(".text[data-source]")) {
    markStale(/** @type {HTMLElement} */ (root), isStale ? words : "");
  }
  if (HEARD.has(state)) announce(place.textContent);
  else if (state === "live" && wasTold) announce(place.textContent);
  wasTold = HEARD.has(state) || (isStale && wasTold);
}

/**
 * @param {HTMLElement} root
 * @param {string} words "" if it is fresh
 */
function markStale(root, words) {
  const mark = root.previousElementSibling?.classList.contains("as-of") ? root.previousElementSibling : null;
  if (!words) return mark?.remove();
  const shown = mark ?? element("p", "", { class: "as-of" });
  shown.replaceChildren(element("span", `Passages ${words}`));
  if (!mark) root.before(shown);
}
