// The reading room: reading one text or two, selecting, tagging, walking from passage to passage, while others do the same.
import { say } from "workbench/announcing.js";
import { Between } from "workbench/between.js";
import { Contradicting } from "workbench/contradicting.js";
import { copyWith, showOverlapping, showUnsaved } from "workbench/beside.js";
import { FilterForm } from "workbench/filter-form.js";
import { follow } from "workbench/following.js";
import { hashOf, placeIn } from "workbench/hash.js";
import { cardOf, findingOf } from "workbench/noticed.js";
import { Pane } from "workbench/pane.js";
import { Panel } from "workbench/panel.js";
import { PassageList } from "workbench/passage-list.js";
import { Toolbar } from "workbench/toolbar.js";
import { KINDS } from "workbench/words.js";
import { Work } from "workbench/work.js";
/** @import {Live} from "workbench/live.js" */
/** @import {RoomPassage} from "workbench/work.js" */

/** @type {Map<string, Work>} By source: two panes may show two places of one. */
const works = new Map();
/** @type {import("workbench/pane.js").Does} */
const does = { open, walked, card: () => panel.card, filter: () => filter.filter };
const roots = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".text[data-source]")]);
const panes = roots.map((root) => new Pane(root, workOn(root.dataset.source ?? ""), does));
const doubt = () => live?.doubt();
/** Where the focus is, or was last. */
let pane = panes[0];
/** @type {Live | undefined} */
let live;
const panel = new Panel(/** @type {HTMLElement} */ (document.getElementById("panel")), () => pane.root, shown);
const list = document.getElementById("ledger") ? new PassageList(() => pane, (one) => open(one, "panel")) : null;
const filter = new FilterForm(panes, () => list?.restart());
const toolbar = new Toolbar(panes.map((one) => one.text), { tag, copy: copySelection, contradict });
const contradicting = new Contradicting(() => pane.root.focus({ preventScroll: true }));
const gap = /** @type {HTMLCanvasElement | null} */ (document.getElementById("gap"));
const between = gap ? new Between(gap, [panes[0], panes[1]], panel) : null;

for (const one of panes) {
  one.root.addEventListener("focusin", () => pane = one);
  one.root.addEventListener("pointerdown", () => pane = one);
  one.root.addEventListener("keydown", press);
}
panel.place.addEventListener("click", (event) => {
  const { target, ctrlKey, metaKey, shiftKey } = event;
  if (!(target instanceof Element) || ctrlKey || metaKey || shiftKey) return;
  if (target.closest("[data-copy-passage]")) copyPassage(found(panel.card)?.passage);
  const goes = target.closest("[data-go]")?.getAttribute("data-go");
  const contradicts = target.closest("[data-contradict]") && found(panel.card);
  if (contradicts || (goes && found(goes))) event.preventDefault();
  if (contradicts) contradicting.take(endOf(contradicts));
  else if (goes) goTo(goes);
  const takes = target.closest("[data-take-selection]");
  if (takes) takeSelection(takes);
}, { capture: true });
document.addEventListener("workbench:annotation", (event) => {
  const { id, source, opens, ...rows } = /** @type {CustomEvent<import("workbench/work.js").Saved>} */ (event).detail;
  if (opens) panel.open(`/annotations/${id}/card/`, "text"); // first: the form that is shown is done with
  if (rows.passages) works.get(source)?.take(rows);
  else renew([id], []).catch(doubt);
});
document.addEventListener("htmx:configRequest", (event) => {
  const { elt, parameters } = /** @type {CustomEvent} */ (event).detail;
  if (elt.closest("#panel, #contradiction") && elt instanceof HTMLFormElement) parameters.next = "room";
});
document.addEventListener("workbench:done", (event) => {
  const { message, thing, id } =
    /** @type {CustomEvent<{message: string, thing: string, id: string}>} */ (event).detail;
  if (message) say(message);
  const isContradiction = thing === "contradiction";
  if (isContradiction && contradicting.dialog.open) contradicting.close();
  if (isContradiction) panel.open(`/contradictions/${id}/card/`, "text");
  renew(isContradiction ? [] : [id], isContradiction ? [id] : []).catch(doubt);
});
document.querySelector("[data-keys-help]")?.addEventListener("click", showKeys);
addEventListener("hashchange", followHash);
await start();

async function start() {
  for (const one of panes) one.noticed.load();
  live = await follow(load, panes.map((one) => one.text), renew, [...works.values()]);
  followHash();
  contradicting.resume(panes);
  showUnsaved();
}

async function load() {
  const sequences = await Promise.all(panes.map((one) => one.work.load(one.near)));
  if (between) sequences.push(await between.load());
  return Math.min(...sequences);
}

/** @param {string} source */
function workOn(source) {
  const work = works.get(source) ?? new Work(source, changed);
  works.set(source, work);
  return work;
}

/** @type {import("workbench/following.js").Renew} */
function renew(annotations, contradictions, all = false) {
  const open = panel.contradiction;
  if (open && contradictions.includes(open) && !panel.isTyped) panel.open(`/contradictions/${open}/card/`, "text");
  const renewed = [...works.values()].map((work) => work.renew(annotations, contradictions, all));
  if (between && (all || contradictions.length)) renewed.push(between.ties.renew(contradictions, all));
  return Promise.all(renewed);
}

/** @type {import("workbench/work.js").Changed} */
function changed(ids, now) {
  for (const one of panes) one.renew(ids, now);
  list?.draw();
  filter.renew();
  between?.ties.pair();
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

/** @param {KeyboardEvent} event */
function press(event) {
  if (event.target !== pane.root) return;
  if (pane.caret.press(event)) {
    pane.current = null; // what is walked to next is sought from here
    event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const key = event.key.toLowerCase();
  const does = (event.shiftKey && KEYS[`shift+${key}`]) || KEYS[key];
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
  c: contradict,
  o: () => panes[panes.length - 1 - panes.indexOf(pane)].root.focus({ preventScroll: true }),
  x: () => between?.walk(1),
  "shift+x": () => between?.walk(-1),
  y: () => (pane.text.selected() ? copySelection() : copyPassage(pane.passages.get(pane.current ?? ""))),
  escape,
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
  const isSaid = findingOf(passage.id) === null;
  if (contradicting.isOpen && isSaid) return contradicting.take(endOf({ passage, pane: paneOf(passage) }));
  if (panel.form) return say("Save or close the form first.");
  paneOf(passage).text.show(passage);
  panel.open(cardOf(passage.id), focus);
}

/** @param {RoomPassage} passage */
function paneOf(passage) {
  return found(passage.id)?.pane ?? pane;
}

/** @type {(here: {passage: RoomPassage, pane: Pane}) => import("workbench/contradicting.js").End} */
function endOf({ passage, pane: where }) {
  return { pane: where, bounds: passage, id: passage.id };
}

/** Sets the selected words, or the passage that is open or walked to, against another. */
function contradict() {
  const bounds = pane.text.selected();
  const here = found(panel.card) ?? found(pane.current);
  if (!pane.mayAnnotate) return say("You read here; to set passages against each other takes an annotator.");
  if (panel.isTyped) return say("Save or close the form first.");
  if (bounds) contradicting.take({ pane, bounds });
  else if (here) contradicting.take(endOf(contradicting.isOpen ? found(pane.current) ?? here : here));
  else say("Select words, or walk to a passage with N, then press C.");
  toolbar.hide();
}

function escape() {
  if (contradicting.isOpen) contradicting.cancel();
  else if (panel.card || panel.contradiction || panel.finding) panel.close();
  else pane.caret.collapse();
}

/** @param {string} id of an annotation in one of the texts */
function goTo(id) {
  const here = found(id);
  if (!here) return;
  pane = here.pane;
  pane.goTo(here.passage);
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
  for (const one of panes) one.mark(one === here?.pane ? passage : null, one === (here?.pane ?? pane) ? bounds : null);
  list?.mark(passage?.id ?? null);
  between?.shown(panel.contradiction);
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
  if (named.place) pane.goToPlace(named.place);
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
