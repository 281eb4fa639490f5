// On a page that does not follow what others do by itself: says that they did something since it was opened.
import { element } from "workbench/dialogs.js";
import { Live } from "workbench/live.js";
import { count } from "workbench/words.js";

/** @import {LiveEvent} from "workbench/live.js" */

const SHOWN = new Set([
  "annotation",
  "contradiction",
  "source",
  "release",
  "project",
  "person",
  "membership",
  "assignment",
]);

const place = document.getElementById("news");
/** @type {Set<string>} What was changed, and by whom. */
const things = new Set();
const people = new Set();

// The reading room follows by itself.
if (place && !document.body.classList.contains("in-room")) {
  const { project = "", sequence, name } = place.dataset;
  new Live(project, Number(sequence), {
    hear: (events) => tell(place, events, name),
    resync: () => notice(place, "Since you opened this page, much has changed. "),
    stand: () => {},
    refused: () => Promise.resolve(null),
  });
}

/**
 * @param {HTMLElement} place
 * @param {LiveEvent[]} events
 * @param {string} [name] one's own, whose doings are no news
 */
function tell(place, events, name) {
  for (const { thing, id, person } of events) {
    if (person === name || !SHOWN.has(thing)) continue;
    things.add(id);
    people.add(person);
  }
  if (!things.size) return;
  notice(place, `Since you opened this page, ${[...people].join(", ")} changed ${count(things.size, "thing")}. `);
}

/**
 * @param {HTMLElement} place
 * @param {string} words
 */
function notice(place, words) {
  const notice = element("p", words, {
    class: "notice",
  });
  const show = element("button", "Show it", { type: "button" });
  show.addEventListener("click", () => location.reload());
  notice.append(show);
  place.replaceChildren(notice);
  place.hidden = false;
}
