// Working through findings by keyboard: single keys walk, accept and dismiss, while the focus is in the list or nowhere.
import { announce, say } from "workbench/announcing.js";
import { prefers } from "workbench/preferences.js";
import { keyOf } from "workbench/keys.js";

const KEYS_OFF = "no-review-keys";
const FIELDS = "input, textarea, select, [contenteditable]";

const list = /** @type {HTMLElement | null} */ (document.getElementById("findings"));

/** @type {Record<string, (here: HTMLElement | null) => void>} */
const KEYS = {
  n: (here) => walk(here, 1),
  p: (here) => walk(here, -1),
  a: (here) => press(here, "[data-accept]"),
  d: dismiss,
  o: (here) => press(here, "[data-goes]"),
  z: takeBack,
};

/** @returns {HTMLElement[]} */
function all() {
  return /** @type {HTMLElement[]} */ ([...list?.children ?? []]);
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  const place = /** @type {Element} */ (event.target);
  if (event.key === "Escape") return leaveField(place);
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return send(event, place);
  if (prefers(KEYS_OFF)) return;
  const does = KEYS[keyOf(event, place.closest(FIELDS) !== null)];
  if (!does) return;
  event.preventDefault();
  does(place.closest("[data-finding]"));
}

/**
 * @param {HTMLElement | null} here
 * @param {1 | -1} step
 */
function walk(here, step) {
  const items = all();
  const next = here ? items[items.indexOf(here) + step] : items[0];
  if (next) arrive(next);
  else say(step > 0 ? "That was the last finding of this page." : "That was the first finding of this page.");
}

/** @param {HTMLElement} item */
function arrive(item) {
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

/**
 * @param {HTMLElement | null} here
 * @param {string} selector
 */
function press(here, selector) {
  const goal = /** @type {HTMLElement | null | undefined} */ (here?.querySelector(selector));
  if (goal) goal.click();
  else say(here ? "This finding is decided." : "Walk to a finding first: N goes to the next.");
}

/** @param {HTMLElement | null} here */
function dismiss(here) {
  const folded = here?.querySelector(".noticed-dismissing");
  if (!(folded instanceof HTMLDetailsElement)) return press(here, "[data-dismiss]");
  folded.open = true;
  folded.querySelector("textarea")?.focus();
}

/**
 * What was decided here, or else last on this page, since the focus has gone on from that.
 * @param {HTMLElement | null} here
 */
function takeBack(here) {
  const decided = [here, itemOf(deciding)].find((item) => item?.querySelector("[data-reopen]"));
  if (!decided) return say("Nothing was decided here that could be taken back.");
  arrive(decided);
  press(decided, "[data-reopen]");
}

/**
 * @param {string} finding
 * @returns {HTMLElement | null}
 */
function itemOf(finding) {
  return list?.querySelector(`[data-finding="${CSS.escape(finding)}"]`) ?? null;
}

/** @param {Element} place */
function leaveField(place) {
  const here = /** @type {HTMLElement | null} */ (place.closest("[data-finding]"));
  if (here && place.closest(FIELDS)) here.focus();
}

/**
 * @param {KeyboardEvent} event
 * @param {Element} place
 */
function send(event, place) {
  if (!(place instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  /** @type {HTMLElement | null | undefined} */ (place.form?.querySelector("button"))?.click();
}

/**
 * @param {HTMLElement} item
 * @returns {string} how it stands now, in words
 */
function standing(item) {
  if ("open" in item.dataset) return "It is open again.";
  return item.querySelector(".status-accepted") ? "Accepted." : "Dismissed.";
}

/** What was decided stays where it is; the focus goes on to the next that is open, unless there is more to this one. */
function decided() {
  const last = itemOf(deciding);
  if (last && !last.querySelector("[role=alert], [aria-invalid]")) announce(standing(last));
  const place = document.activeElement;
  if (place && place !== document.body && place !== last) return;
  const wrong = /** @type {HTMLElement | null} */ (list?.querySelector("[aria-invalid]"));
  if (wrong) return wrong.focus();
  if (!last) return;
  const items = all();
  const after = items.slice(items.indexOf(last) + 1).find((one) => "open" in one.dataset);
  arrive("open" in last.dataset || last.querySelector("[role=alert]") ? last : after ?? last);
}

let deciding = "";
list?.addEventListener("keydown", pressed);
if (list) {
  document.body.addEventListener("keydown", (event) => {
    if (event.target === document.body) pressed(event);
  });
}
list?.addEventListener("htmx:beforeRequest", ({ target }) => {
  const item = target instanceof Element ? target.closest("[data-finding]") : null;
  deciding = item?.getAttribute("data-finding") ?? "";
});
list?.addEventListener("htmx:afterSettle", decided);
