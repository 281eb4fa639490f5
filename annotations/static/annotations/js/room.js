// The reading room: reading, selecting, tagging, walking from passage to passage, while others do the same.
import { announce, say } from "workbench/announcing.js";
import { Badges } from "workbench/badges.js";
import { Caret } from "workbench/caret.js";
import { hashOf, placeIn } from "workbench/hash.js";
import { Highlighter } from "workbench/highlighter.js";
import { copyWith, showOverlapping, showUnsaved, stand } from "workbench/beside.js";
import { Live } from "workbench/live.js";
import { Panel } from "workbench/panel.js";
import { PassageList } from "workbench/passage-list.js";
import { getJSON, Refused } from "workbench/requests.js";
import { Passages } from "workbench/segments.js";
import { Toolbar } from "workbench/toolbar.js";
import { count, KINDS, shortened, STATUSES } from "workbench/words.js";

/**
 * @import {LiveEvent} from "workbench/live.js"
 *
 * @typedef {object} RoomPassage An annotation as the room knows it; offsets in code points.
 * @property {string} id
 * @property {number} start
 * @property {number} end
 * @property {string} kind
 * @property {string} status
 * @property {number} revision
 * @property {string} author
 * @property {boolean} mine
 * @property {string[]} contradictions
 *
 * @typedef {{sequence: number, passages: RoomPassage[]}} Answer
 */

const MOST_AT_ONCE = 400;
const root = /** @type {HTMLElement} */ (document.getElementById("text"));
const { source = "", project = "" } = root.dataset;
const mayAnnotate = "mayAnnotate" in root.dataset;

/** @type {Passages<RoomPassage>} */
let passages = new Passages();
/** @type {string | null} The passage that is walked to, or open. */
let current = null;
let refreshing = Promise.resolve();

const text = new Highlighter(root, () => passages, (first, last) => badges.show(first, last));
const badges = new Badges(text, startingIn, (some) => open(some[0], "panel"));
const caret = new Caret(text);
const list = new PassageList(() => passages, quoteOf, (passage) => open(passage, "panel"));
const toolbar = new Toolbar(text, { tag, copy: copySelection });
const panel = new Panel(/** @type {HTMLElement} */ (document.getElementById("panel")), root, shown);

root.addEventListener("keydown", press);
root.addEventListener("click", ({ target, clientX, clientY }) => {
  if (text.selected() || (target instanceof Element && target.closest(".badge"))) return;
  const here = text.passagesAt(clientX, clientY);
  if (here.length) open(nextOf(/** @type {RoomPassage[]} */ (here)), "text");
});
panel.place.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element)) return;
  if (target.closest("[data-copy-passage]")) copyPassage(passages.get(panel.card ?? ""));
  const takes = target.closest("[data-take-selection]");
  if (takes) takeSelection(takes);
}, { capture: true });
document.addEventListener("workbench:annotation", (event) => {
  refresh([/** @type {CustomEvent<{id: string}>} */ (event).detail.id], []);
});
document.addEventListener("htmx:afterRequest", (event) => {
  const { pathInfo, successful } = /** @type {CustomEvent} */ (event).detail;
  const moved = /^\/annotations\/([0-9a-f-]{36})\/moves\/$/.exec(pathInfo?.requestPath ?? "");
  if (moved && successful) refresh([moved[1]], []);
});
document.querySelector("[data-keys-help]")?.addEventListener("click", showKeys);
addEventListener("hashchange", followHash);
await start();

async function start() {
  text.repaint();
  const answer = await load("");
  new Live(project, answer.sequence, { hear, stand, refused: () => load("").catch(staysLost) });
  list.draw();
  text.repaint();
  followHash();
  showUnsaved();
}

/** @param {string} query */
async function load(query) {
  const answer = /** @type {Answer} */ (await getJSON(`/sources/${source}/passages/${query}`));
  if (!query) passages = new Passages(answer.passages);
  return answer;
}

/**
 * Asks anew for some passages, and for those that contradictions rest on; who is not in the answer is gone.
 * @param {string[]} ids
 * @param {string[]} contradictions
 * @param {boolean} [all] whether what is seen at all may have changed
 */
function refresh(ids, contradictions, all = false) {
  // One after the other: of two answers the earlier must not come last.
  refreshing = refreshing.then(() => askAnew(ids, contradictions, all)).catch(staysLost);
}

/** @type {(ids: string[], contradictions: string[], all: boolean) => Promise<void>} */
async function askAnew(ids, contradictions, all) {
  const known = [...passages].filter((one) => one.contradictions.some((id) => contradictions.includes(id)));
  const asked = new Set([...ids, ...known.map((one) => one.id)]);
  if (all || asked.size + contradictions.length > MOST_AT_ONCE) await load("");
  else {
    const query = [...[...asked].map((id) => `id=${id}`), ...contradictions.map((id) => `contradiction=${id}`)];
    const { passages: there } = await load(`?${query.join("&")}`);
    for (const passage of there) passages.replace(passage);
    for (const id of asked) if (!there.some((one) => one.id === id)) passages.remove(id);
  }
  text.repaint();
  list.draw();
  if (panel.card) panel.tell();
  refreshPanel(asked);
}

/** @param {Set<string>} changed */
function refreshPanel(changed) {
  if (panel.isGivingWay) return; // what comes is looked at when it is there
  const { card, form } = panel;
  if (card && changed.has(card) && passages.get(card)?.revision !== panel.revision && !panel.isTyped) {
    panel.open(`/annotations/${card}/card/`, "text");
  } else if (form && changed.has(form)) panel.warn(passages.get(form)?.revision ?? null);
}

/** @param {LiveEvent[]} events */
function hear(events) {
  /** @type {(thing: string) => string[]} */
  const of = (thing) => [...new Set(events.filter((one) => one.thing === thing).map((one) => one.id))];
  const [annotations, contradictions, seats] = [of("annotation"), of("contradiction"), of("membership")];
  if (![...annotations, ...contradictions, ...seats].length) return;
  refresh(annotations, contradictions, seats.length > 0);
}

/** @param {unknown} fault */
function staysLost(fault) {
  if (fault instanceof Refused) stand(fault.status === 404 ? "ended" : "lost");
  else throw fault;
}

/** @param {KeyboardEvent} event */
function press(event) {
  if (event.target !== root || event.altKey || event.metaKey) return;
  if (caret.press(event)) {
    event.preventDefault();
    return;
  }
  if (event.ctrlKey) return;
  const does = KEYS[event.key.toLowerCase()];
  if (does) {
    event.preventDefault();
    does();
  }
}

/** @type {Record<string, () => void>} */
const KEYS = {
  ...Object.fromEntries(Object.keys(KINDS).map((kind, index) => [`${index + 1}`, () => tag(kind)])),
  n: () => walk(1),
  p: () => walk(-1),
  enter: openAtCaret,
  e: () => panelDoes("[data-edit]"),
  c: () => panelDoes("[data-contradict]"),
  y: () => (text.selected() ? copySelection() : copyPassage(passages.get(current ?? ""))),
  escape: () => (panel.card ? panel.close() : caret.collapse()),
  "?": showKeys,
};

/** @param {1 | -1} step */
function walk(step) {
  const from = current && passages.get(current) ? current : text.caret() ?? 0;
  const found = step === 1 ? passages.next(from) : passages.previous(from);
  if (!found) return say(step === 1 ? "That was the last passage." : "That was the first passage.");
  current = found.id;
  text.select(found.start);
  caret.draw();
  text.show(found);
  text.choose(found);
  list.mark(found.id);
  const told = found.contradictions.length ? `, ${count(found.contradictions.length, "contradiction")}` : "";
  announce(
    `${passages.position(found.id)} of ${passages.size}, ${KINDS[found.kind]} by ${found.author}, ` +
      `${STATUSES[found.status]}${told}: ${shortened(quoteOf(found), 200)}`,
  );
  if (panel.card && !panel.isTyped) panel.open(`/annotations/${found.id}/card/`, "text");
}

function openAtCaret() {
  const at = text.caret();
  if (at === null) return;
  const here = passages.within(Math.max(0, at - 1), Math.min(text.lines.length, at + 1));
  const walked = passages.get(current ?? "");
  if (walked && !panel.card && here.includes(walked)) open(walked, "panel");
  else if (here.length) open(nextOf(here), "panel");
  else say("Nothing is tagged here.");
}

/**
 * Of passages at one place, the one after that which is open.
 * @param {RoomPassage[]} here
 */
function nextOf(here) {
  return here[(here.findIndex((passage) => passage.id === panel.card) + 1) % here.length];
}

/**
 * @param {RoomPassage} passage
 * @param {"text" | "panel"} focus
 */
function open(passage, focus) {
  if (panel.form) return say("Save or close the form first.");
  text.show(passage);
  panel.open(`/annotations/${passage.id}/card/`, focus);
}

/** @param {string} selector */
async function panelDoes(selector) {
  if (!await panel.press(selector)) say("Open a passage first: N goes to the next, Enter opens it.");
}

/** @param {string} kind */
function tag(kind) {
  const bounds = text.selected();
  if (!mayAnnotate) return say("You read here; to tag a passage takes an annotator, a reviewer or a manager.");
  if (!bounds) return say("Select the words first, then press 1 to 4.");
  if (panel.isTyped) return say("Save or close the form first.");
  toolbar.hide();
  panel.open(`/sources/${source}/annotations/new/?start=${bounds.start}&end=${bounds.end}&kind=${kind}`, "panel");
}

/** @param {{card: string | null, form: string | null, bounds: {start: number, end: number} | null}} now */
function shown({ card, form, bounds }) {
  const passage = passages.get(card ?? form ?? "");
  text.choose(bounds ?? passage);
  list.mark(passage?.id ?? null);
  if (passage && !panel.isGivingWay) current = passage.id;
  if (passage && panel.revision < passage.revision) refreshPanel(new Set([passage.id]));
  showUnsaved();
  const others = card && passage ? passages.within(passage.start, passage.end).filter((one) => one !== passage) : [];
  showOverlapping(others, quoteOf, (other) => open(other, "panel"));
  const kind = /** @type {HTMLInputElement | null} */ (panel.place.querySelector("input[name=kind]:checked"))?.value;
  history.replaceState(null, "", location.pathname + location.search + hashOf({ card, form, bounds, kind }));
}

/** Opens what the address names: a passage, its form, or the form of a new one that was being typed. */
function followHash() {
  const named = placeIn(location.hash);
  const passage = passages.get(named.id ?? "");
  if (passage) {
    text.show(passage);
    text.select(passage.start);
    panel.open(`/annotations/${passage.id}/${named.what}/`, named.what === "edit" ? "panel" : "text");
  } else if (named.bounds && mayAnnotate && named.bounds.end <= text.lines.length) {
    const { start, end } = named.bounds;
    text.show(named.bounds);
    panel.open(`/sources/${source}/annotations/new/?start=${start}&end=${end}&kind=${named.kind}`, "panel");
  }
}

/** @param {number} line */
function startingIn(line) {
  const from = text.lines.startOf(line);
  const to = from + text.lines.text(line).length + 1;
  return passages.within(from, to).filter((passage) => text.lines.lineAt(passage.start) === line);
}

/** @param {RoomPassage} passage */
function quoteOf(passage) {
  return text.lines.slice(passage.start, passage.end);
}

/**
 * Puts the selected words into a form in the place of those it was about.
 * @param {Element} button
 */
function takeSelection(button) {
  const bounds = text.selected() ?? toolbar.last;
  const form = button.closest("form");
  if (!bounds || !form) return;
  for (const name of /** @type {const} */ (["start", "end"])) {
    /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value = String(bounds[name]);
  }
}

function copySelection() {
  const bounds = text.selected();
  if (bounds) copyWith(text, bounds, `${location.origin}${location.pathname}`);
}

/** @param {RoomPassage | null} passage */
function copyPassage(passage) {
  if (passage) copyWith(text, passage, `${location.origin}/annotations/${passage.id}/`);
}

function showKeys() {
  /** @type {HTMLDialogElement} */ (document.getElementById("keys")).showModal();
}
