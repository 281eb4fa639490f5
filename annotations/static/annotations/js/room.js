// The reading room: reading one text or two, selecting, tagging, walking from passage to passage, while others do the same.
import { say } from "workbench/announcing.js";
import { copyWith, showOverlapping, showUnsaved, stand } from "workbench/beside.js";
import { hashOf, placeIn } from "workbench/hash.js";
import { Live } from "workbench/live.js";
import { Pane } from "workbench/pane.js";
import { Panel } from "workbench/panel.js";
import { PassageList } from "workbench/passage-list.js";
import { Refused } from "workbench/requests.js";
import { Toolbar } from "workbench/toolbar.js";
import { KINDS } from "workbench/words.js";
import { Work } from "workbench/work.js";

/**
 * @import {LiveEvent} from "workbench/live.js"
 * @import {RoomPassage} from "workbench/work.js"
 */

/** @type {Map<string, Work>} By source: two panes may show two places of one. */
const works = new Map();
/** @type {import("workbench/pane.js").Does} */
const does = { open, walked, card: () => panel.card };
const roots = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".text[data-source]")]);
const panes = roots.map((root) => new Pane(root, workOn(root.dataset.source ?? ""), does));
const project = roots[0].dataset.project ?? "";
/** Where the focus is, or was last. */
let pane = panes[0];

const panel = new Panel(/** @type {HTMLElement} */ (document.getElementById("panel")), () => pane.root, shown);
const list = document.getElementById("ledger")
  ? new PassageList(() => pane.passages, (passage) => pane.quoteOf(passage), (passage) => open(passage, "panel"))
  : null;
const toolbar = new Toolbar(panes.map((one) => one.text), { tag, copy: copySelection });

for (const one of panes) {
  one.root.addEventListener("focusin", () => pane = one);
  one.root.addEventListener("pointerdown", () => pane = one);
  one.root.addEventListener("keydown", press);
}
panel.place.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element)) return;
  if (target.closest("[data-copy-passage]")) copyPassage(found(panel.card)?.passage);
  const takes = target.closest("[data-take-selection]");
  if (takes) takeSelection(takes);
}, { capture: true });
document.addEventListener("workbench:annotation", (event) => {
  renew([/** @type {CustomEvent<{id: string}>} */ (event).detail.id], []);
});
document.addEventListener("htmx:afterRequest", (event) => {
  const { pathInfo, successful } = /** @type {CustomEvent} */ (event).detail;
  const moved = /^\/annotations\/([0-9a-f-]{36})\/moves\/$/.exec(pathInfo?.requestPath ?? "");
  if (moved && successful) renew([moved[1]], []);
});
document.querySelector("[data-keys-help]")?.addEventListener("click", showKeys);
addEventListener("hashchange", followHash);
await start();

async function start() {
  for (const one of panes) one.text.repaint();
  const sequences = await Promise.all(panes.map((one) => one.work.load(one.near)));
  const all = () => renew([], [], true);
  new Live(project, Math.min(...sequences), { hear, stand, refused: all });
  followHash();
  showUnsaved();
}

/** @param {string} source */
function workOn(source) {
  const work = works.get(source) ?? new Work(source, { changed, lost });
  works.set(source, work);
  return work;
}

/** @type {(annotations: string[], contradictions: string[], all?: boolean) => void} */
function renew(annotations, contradictions, all = false) {
  for (const work of works.values()) work.renew(annotations, contradictions, all);
}

/** @param {Set<string>} ids which passages may have changed */
function changed(ids) {
  for (const one of panes) one.text.repaint();
  list?.draw();
  if (panel.card) panel.tell();
  refreshPanel(ids);
}

/** @param {Set<string>} ids */
function refreshPanel(ids) {
  if (panel.isGivingWay) return; // what comes is looked at when it is there
  const { card, form } = panel;
  if (card && ids.has(card) && found(card)?.passage.revision !== panel.revision && !panel.isTyped) {
    panel.open(`/annotations/${card}/card/`, "text");
  } else if (form && ids.has(form)) panel.warn(found(form)?.passage.revision ?? null);
}

/** @param {LiveEvent[]} events */
function hear(events) {
  /** @type {(thing: string) => string[]} */
  const of = (thing) => [...new Set(events.filter((one) => one.thing === thing).map((one) => one.id))];
  const [annotations, contradictions, seats] = [of("annotation"), of("contradiction"), of("membership")];
  if ([...annotations, ...contradictions, ...seats].length) renew(annotations, contradictions, seats.length > 0);
}

/** @param {unknown} fault */
function lost(fault) {
  if (fault instanceof Refused) stand(fault.status === 404 ? "ended" : "lost");
  else throw fault;
}

/** @param {KeyboardEvent} event */
function press(event) {
  if (event.target !== pane.root || event.altKey || event.metaKey) return;
  if (pane.caret.press(event)) {
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
  n: () => pane.walk(1),
  p: () => pane.walk(-1),
  enter: () => pane.openAtCaret(),
  e: () => panelDoes("[data-edit]"),
  c: () => panelDoes("[data-contradict]"),
  y: () => (pane.text.selected() ? copySelection() : copyPassage(pane.passages.get(pane.current ?? ""))),
  escape: () => (panel.card ? panel.close() : pane.caret.collapse()),
  "?": showKeys,
};

/**
 * A passage and the pane it stands in, if it stands in one; the pane with the focus first.
 * @param {string | null} id
 */
function found(id) {
  for (const one of [pane, ...panes]) {
    const passage = id && one.passages.get(id);
    if (passage) return { passage, pane: one };
  }
  return null;
}

/** @param {RoomPassage} passage */
function walked(passage) {
  list?.mark(passage.id);
  if (panel.card && !panel.isTyped) panel.open(`/annotations/${passage.id}/card/`, "text");
}

/**
 * @param {RoomPassage} passage
 * @param {"text" | "panel"} focus
 */
function open(passage, focus) {
  if (panel.form) return say("Save or close the form first.");
  pane.text.show(passage);
  panel.open(`/annotations/${passage.id}/card/`, focus);
}

/** @param {string} selector */
async function panelDoes(selector) {
  if (!await panel.press(selector)) say("Open a passage first: N goes to the next, Enter opens it.");
}

/** @param {string} kind */
function tag(kind) {
  const bounds = pane.text.selected();
  if (!pane.mayAnnotate) return say("You read here; to tag a passage takes an annotator, a reviewer or a manager.");
  if (!bounds) return say("Select the words first, then press 1 to 4.");
  if (panel.isTyped) return say("Save or close the form first.");
  toolbar.hide();
  panel.open(`/sources/${pane.source}/annotations/new/?start=${bounds.start}&end=${bounds.end}&kind=${kind}`, "panel");
}

/** @param {{card: string | null, form: string | null, bounds: {start: number, end: number} | null}} now */
function shown({ card, form, bounds }) {
  const here = found(card ?? form);
  const passage = here?.passage ?? null;
  for (const one of panes) one.text.choose(one === (here?.pane ?? pane) ? bounds ?? passage : null);
  list?.mark(passage?.id ?? null);
  if (here && !panel.isGivingWay) here.pane.current = here.passage.id;
  if (passage && panel.revision < passage.revision) refreshPanel(new Set([passage.id]));
  showUnsaved();
  const others = card && here ? here.pane.passages.within(here.passage.start, here.passage.end) : [];
  showOverlapping(others.filter((one) => one !== passage), (one) => pane.quoteOf(one), (other) => open(other, "panel"));
  const kind = /** @type {HTMLInputElement | null} */ (panel.place.querySelector("input[name=kind]:checked"))?.value;
  history.replaceState(null, "", location.pathname + location.search + hashOf({ card, form, bounds, kind }));
}

/** Opens what the address names: a passage, its form, or the form of a new one that was being typed. */
function followHash() {
  const named = placeIn(location.hash);
  const here = found(named.id ?? null);
  if (here) {
    pane = here.pane;
    pane.text.show(here.passage);
    pane.text.select(here.passage.start);
    panel.open(`/annotations/${here.passage.id}/${named.what}/`, named.what === "edit" ? "panel" : "text");
  } else if (named.bounds && pane.mayAnnotate && named.bounds.end <= pane.text.lines.length) {
    const { start, end } = named.bounds;
    pane.text.show(named.bounds);
    panel.open(`/sources/${pane.source}/annotations/new/?start=${start}&end=${end}&kind=${named.kind}`, "panel");
  }
}

/**
 * Puts the selected words into a form in the place of those it was about.
 * @param {Element} button
 */
function takeSelection(button) {
  const bounds = pane.text.selected() ?? toolbar.last;
  const form = button.closest("form");
  if (!bounds || !form) return;
  for (const name of /** @type {const} */ (["start", "end"])) {
    /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value = String(bounds[name]);
  }
}

function copySelection() {
  const bounds = pane.text.selected();
  if (bounds) copyWith(pane.text, bounds, `${location.origin}/sources/${pane.source}/`);
}

/** @param {RoomPassage | null} [passage] */
function copyPassage(passage) {
  if (passage) copyWith(pane.text, passage, `${location.origin}/annotations/${passage.id}/`);
}

function showKeys() {
  /** @type {HTMLDialogElement} */ (document.getElementById("keys")).showModal();
}
