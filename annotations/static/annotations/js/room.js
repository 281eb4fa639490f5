// The reading room: reading, selecting, tagging, walking from passage to passage, while others do the same.
import { announce } from "workbench/announcing.js";
import { Badges } from "workbench/badges.js";
import { Caret } from "workbench/caret.js";
import { copy } from "workbench/copying.js";
import { element } from "workbench/dialogs.js";
import { Highlighter } from "workbench/highlighter.js";
import { Live } from "workbench/live.js";
import { Panel } from "workbench/panel.js";
import { PassageList } from "workbench/passage-list.js";
import { kept } from "workbench/unsaved.js";
import { getJSON, Refused } from "workbench/requests.js";
import { Passages } from "workbench/segments.js";
import { Toolbar } from "workbench/toolbar.js";
import { count, KINDS, shortened, STATUSES } from "workbench/words.js";

/** @import {LiveEvent, LiveState} from "workbench/live.js" */

/**
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
 * @typedef {{sequence: number, role: string, passages: RoomPassage[]}} Answer
 */

const MOST_AT_ONCE = 400;
const MOST_OVERLAPPING = 20;
const KINDS_BY_KEY = ["claim", "statistic", "quote", "translation_error"];
const STATES = {
  starting: "",
  live: "Live: what others do appears here.",
  lost: "The connection is lost. What you see may be out of date; it is caught up by itself.",
  paused: "Paused in the background.",
};

const root = /** @type {HTMLElement} */ (document.getElementById("text"));
const { source = "", project = "", title = "", publisher = "" } = root.dataset;
const mayAnnotate = "mayAnnotate" in root.dataset;

/** @type {Passages<RoomPassage>} */
let passages = new Passages();
/** @type {string | null} The passage that is walked to, or open. */
let current = null;

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
  new Live(project, answer.sequence, { hear, stand, refused: () => load("").catch(() => {}) });
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
 */
async function refresh(ids, contradictions) {
  const known = [...passages].filter((one) => one.contradictions.some((id) => contradictions.includes(id)));
  const asked = new Set([...ids, ...known.map((one) => one.id)]);
  if (asked.size + contradictions.length > MOST_AT_ONCE) await load("");
  else {
    const query = [...[...asked].map((id) => `id=${id}`), ...contradictions.map((id) => `contradiction=${id}`)];
    const { passages: there } = await load(`?${query.join("&")}`);
    for (const passage of there) passages.replace(passage);
    for (const id of asked) if (!there.some((one) => one.id === id)) passages.remove(id);
  }
  text.repaint();
  list.draw();
  if (panel.card) panel.tell();
  refreshCard(asked);
}

/** @param {Set<string>} changed */
function refreshCard(changed) {
  const { card, form } = panel;
  const shownRevision = Number(panel.place.querySelector("[data-revision]")?.getAttribute("data-revision"));
  if (card && changed.has(card) && passages.get(card)?.revision !== shownRevision && !panel.isTyped) {
    panel.open(`/annotations/${card}/card/`, "text");
  } else if (form && changed.has(form)) {
    const notice = /** @type {HTMLElement | null} */ (panel.place.querySelector("[data-meanwhile]"));
    const seen = Number(/** @type {HTMLInputElement} */ (panel.place.querySelector("[name=seen_revision]"))?.value);
    if (!notice || passages.get(form)?.revision === seen) return;
    notice.hidden = false;
    notice.textContent = passages.get(form)
      ? "Somebody else changed this meanwhile. Go on typing: when you save, you see both versions and choose."
      : "Somebody else deleted this meanwhile. What you typed is kept in this browser.";
  }
}

/** @param {LiveEvent[]} events */
function hear(events) {
  const of = (
    /** @type {string} */ thing,
  ) => [...new Set(events.filter((one) => one.thing === thing).map((one) => one.id))];
  const [annotations, contradictions] = [of("annotation"), of("contradiction")];
  if (of("membership").length) load("").then(() => refresh([], []));
  if (annotations.length || contradictions.length) refresh(annotations, contradictions).catch(staysLost);
}

/** @param {unknown} fault */
function staysLost(fault) {
  if (!(fault instanceof Refused)) throw fault;
  stand("lost");
}

/** @param {LiveState} state */
function stand(state) {
  const place = /** @type {HTMLElement} */ (document.getElementById("live"));
  if (place.dataset.state === state) return;
  place.dataset.state = state;
  place.textContent = STATES[state];
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
  ...Object.fromEntries(KINDS_BY_KEY.map((kind, index) => [`${index + 1}`, () => tag(kind)])),
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
  if (!found) return announce(step === 1 ? "That was the last passage." : "That was the first passage.");
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
  else announce("Nothing is tagged here.");
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
  if (panel.form) return announce("Save or close the form first.");
  text.show(passage);
  panel.open(`/annotations/${passage.id}/card/`, focus);
}

/** @param {string} selector */
async function panelDoes(selector) {
  if (!await panel.press(selector)) announce("Open a passage first: N goes to the next, Enter opens it.");
}

/** @param {string} kind */
function tag(kind) {
  const bounds = text.selected();
  if (!mayAnnotate) return announce("You read here; to tag a passage takes an annotator, a reviewer or a manager.");
  if (!bounds) return announce("Select the words first, then press 1 to 4.");
  if (panel.isTyped) return announce("Save or close the form first.");
  toolbar.hide();
  panel.open(`/sources/${source}/annotations/new/?start=${bounds.start}&end=${bounds.end}&kind=${kind}`, "panel");
}

/** @param {{card: string | null, form: string | null, bounds: {start: number, end: number} | null}} now */
function shown({ card, form, bounds }) {
  const passage = passages.get(card ?? form ?? "");
  text.choose(bounds ?? passage);
  list.mark(passage?.id ?? null);
  if (passage) current = passage.id;
  showOverlapping(card ? passage : null);
  const kind = /** @type {HTMLInputElement | null} */ (panel.place.querySelector("input[name=kind]:checked"))?.value;
  const hash = form === "new" && bounds
    ? `#new-${bounds.start}-${bounds.end}-${kind}`
    : form
    ? `#edit-${form}`
    : card
    ? `#annotation-${card}`
    : "";
  history.replaceState(null, "", location.pathname + location.search + hash);
}

/** @param {RoomPassage | null} passage the one whose card is open */
function showOverlapping(passage) {
  const place = /** @type {HTMLElement} */ (document.getElementById("overlapping"));
  const others = passage ? passages.within(passage.start, passage.end).filter(({ id }) => id !== passage.id) : [];
  place.hidden = !others.length;
  place.replaceChildren(
    element("p", `Overlaps with ${count(others.length, "passage")}:`),
    ...others.slice(0, MOST_OVERLAPPING).map((other) => {
      const button = element("button", "", { type: "button" });
      const kind = element("span", KINDS[other.kind], { class: `kind kind-${other.kind}` });
      button.append(kind, ` ${other.author}: `, element("span", shortened(quoteOf(other), 80), { dir: "auto" }));
      button.addEventListener("click", () => open(other, "panel"));
      return button;
    }),
  );
}

/** Names what was typed here and not saved, with the way back to its form. */
function showUnsaved() {
  const place = /** @type {HTMLElement} */ (document.getElementById("unsaved-here"));
  const here = kept().filter(({ where }) =>
    where.startsWith(`${location.pathname}#`) && !where.endsWith(location.hash)
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

/** Opens what the address names: a passage, its form, or the form of a new one that was being typed. */
function followHash() {
  const [, what, rest] = /^#(annotation|edit|new)-(.+)$/.exec(location.hash) ?? [];
  const passage = passages.get(rest ?? "");
  const place = /^(\d+)-(\d+)-(\w+)$/.exec(rest ?? "");
  if (passage) {
    text.show(passage);
    text.select(passage.start);
    panel.open(`/annotations/${passage.id}/${what === "edit" ? "edit" : "card"}/`, what === "edit" ? "panel" : "text");
  } else if (what === "new" && place && mayAnnotate) {
    const [start, end] = [Number(place[1]), Number(place[2])];
    if (end > text.lines.length || start >= end) return;
    text.show({ start, end });
    panel.open(`/sources/${source}/annotations/new/?start=${start}&end=${end}&kind=${place[3]}`, "panel");
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
  if (bounds) copyWords(text.lines.slice(bounds.start, bounds.end), bounds.start, location.href.replace(/#.*/, ""));
}

/** @param {RoomPassage | null} passage */
function copyPassage(passage) {
  if (passage) copyWords(quoteOf(passage), passage.start, `${location.origin}/annotations/${passage.id}/`);
}

/**
 * @param {string} words
 * @param {number} start
 * @param {string} address
 */
function copyWords(words, start, address) {
  const where = [title, publisher, `line ${text.lines.lineAt(start) + 1}`].filter(Boolean).join(", ");
  copy(`“${words}” (${where}; ${address})`);
}

function showKeys() {
  /** @type {HTMLDialogElement} */ (document.getElementById("keys")).showModal();
}
