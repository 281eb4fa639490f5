// Keeps what a person typed and did not save in their own browser, and gives it back.
import { recentTime } from "workbench/dates.js";
import { element } from "workbench/dialogs.js";
import { changedIn, fieldsOf, putBack, putInto, typedIn } from "workbench/fields.js";
import { Kept, purge } from "workbench/kept.js";

/** @import {Entry} from "workbench/kept.js" */

const PAUSE = 300;
const FORM = "form[data-unsaved]";

/** @type {Kept | null} The texts of who is signed in; null if nobody is, or if the browser has no storage for us. */
let own = null;
/** Whether the person was told that nothing is kept. */
let warned = false;
/** Whether it is this module that fills a form, and nobody types. */
let filling = false;
/** @type {WeakSet<HTMLFormElement>} Forms that were looked at when they appeared. */
const known = new WeakSet();
/** @type {Map<HTMLFormElement, ReturnType<typeof setTimeout>>} Forms in which something was typed a moment ago, by their timers. */
const waiting = new Map();

/** Watches every form of the page, and those that htmx brings. Start it after the modules that explain what is typed. */
export function start() {
  const storage = openStorage();
  const person = document.documentElement.dataset.person;
  if (storage) purge(storage, new Date());
  own = storage && person ? new Kept(storage, person) : null;
  for (const saved of document.querySelectorAll("meta[name=saved]")) forget(saved.getAttribute("content") ?? "");

  if (person) {
    for (const typed of ["input", "change", "reset"]) document.addEventListener(typed, keepSoon);
  }
  // htmx sends a form before the document hears of it, so the document has to listen while the event comes down.
  document.addEventListener("submit", keepWaiting, { capture: true });
  addEventListener("pagehide", keepWaiting);
  document.addEventListener("visibilitychange", keepWaiting);
  // Before the answer is put into the page: the form in it must come as the server sends it.
  for (const answer of ["htmx:beforeOnLoad", "htmx:afterRequest"]) document.addEventListener(answer, forgetSaved);
  document.addEventListener("htmx:load", (event) => {
    if (event.target instanceof Element) watch(event.target);
  });
  watch(document);
}

/** What is kept for who is signed in, the latest first. */
export function kept() {
  keepWaiting();
  return own?.list() ?? [];
}

/**
 * Gives back what was typed in the forms of a part of the page that has just appeared.
 * @param {Document | Element} part
 */
function watch(part) {
  if (part instanceof HTMLFormElement && part.matches(FORM)) adopt(part);
  for (const form of part.querySelectorAll(FORM)) adopt(/** @type {HTMLFormElement} */ (form));
}

/**
 * Drops what was kept of a form: it is saved.
 * @param {string} key the form's `data-unsaved`
 */
export function forget(key) {
  own?.forget(key);
}

/** @param {HTMLFormElement} form */
function adopt(form) {
  if (!own || known.has(form)) return;
  known.add(form);
  const entry = own.get(keyOf(form));
  // What the server sent back with its errors is what was typed last.
  if (isRefused(form)) keep(form);
  else if (entry) giveBack(form, entry);
}

/**
 * @param {HTMLFormElement} form
 * @param {Entry} entry
 */
function giveBack(form, entry) {
  const controls = controlsOf(form);
  const filled = putInto(controls, entry.fields);
  if (!Object.keys(changedIn(controls)).length) {
    // It was saved after all, the answer got lost.
    if (Object.keys(entry.fields).every((name) => controls.some((control) => control.name === name))) {
      forget(keyOf(form));
    }
    return;
  }
  const seen = seenRevision(form);
  const shown = seen?.value ?? null;
  const changedMeanwhile = entry.revision !== null && shown !== null && entry.revision !== shown;
  // On the revision it was typed for, so that saving shows the conflict instead of overwriting.
  if (entry.revision !== null) setSeen(seen, entry.revision);
  announce(filled);

  const notice = addNotice(form, changedMeanwhile ? "notice notice-warning" : "notice", "status");
  const throwAway = element("button", "Throw it away", { type: "button", class: "button" });
  throwAway.addEventListener("click", () => {
    putBack(controls);
    if (shown !== null) setSeen(seen, shown);
    forget(keyOf(form));
    announce(controls);
    notice.remove();
    (filled[0] ?? controls[0])?.focus();
  });
  const back = `What you typed on ${recentTime(new Date(entry.at))} and did not save is back.`;
  const more = " This was changed meanwhile: if you save, you will see both.";
  // A live region is read out when something comes into it, not when it comes itself.
  setTimeout(() => notice.append(element("p", changedMeanwhile ? back + more : back), throwAway));
}

/** @param {Event} event */
function keepSoon(event) {
  const field = /** @type {Element & {form?: HTMLFormElement | null}} */ (event.target);
  const form = field.form ?? field.closest("form");
  if (filling || !form?.matches(FORM)) return;
  if (!own) return warn(form);
  stopWaiting(form);
  waiting.set(form, setTimeout(() => keep(form), PAUSE));
}

/** Keeps at once what waits for a pause in the typing. */
function keepWaiting() {
  for (const form of waiting.keys()) keep(form);
}

/** @param {HTMLFormElement} form */
function keep(form) {
  stopWaiting(form);
  if (!own || !form.isConnected) return;
  const controls = controlsOf(form);
  const fields = isRefused(form) ? typedIn(controls) : changedIn(controls);
  if (!Object.keys(fields).length) return own.forget(keyOf(form));
  const done = own.put(keyOf(form), {
    at: new Date().toISOString(),
    where: form.dataset.unsavedWhere ?? location.pathname + location.search + location.hash,
    what: form.dataset.unsavedTitle ?? document.querySelector("h1")?.textContent?.trim() ?? document.title,
    revision: seenRevision(form)?.value ?? null,
    fields,
  });
  if (!done) warn(form);
}

/** @param {HTMLFormElement} form */
function warn(form) {
  if (warned) return;
  warned = true;
  const notice = addNotice(form, "notice notice-warning", "alert");
  const text = "This browser does not keep what you type here: its storage is full or closed. Save before you leave.";
  notice.append(element("p", text));
}

/** @param {Event} event */
function forgetSaved(event) {
  const saved = /** @type {CustomEvent<{xhr: XMLHttpRequest}>} */ (event).detail.xhr.getResponseHeader("X-Saved");
  if (saved) forget(saved);
}

/**
 * Tells the modules that explain what is typed.
 * @param {Iterable<EventTarget>} controls
 */
function announce(controls) {
  filling = true;
  for (const control of controls) control.dispatchEvent(new Event("input", { bubbles: true }));
  filling = false;
}

/**
 * A notice at the top of a form.
 * @param {HTMLFormElement} form
 * @param {string} look its class names
 * @param {"status" | "alert"} role
 */
function addNotice(form, look, role) {
  const notice = element("div", "", { class: look, role });
  form.prepend(notice);
  return notice;
}

/** @param {HTMLFormElement} form */
function stopWaiting(form) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
}

/** @param {HTMLFormElement} form */
function keyOf(form) {
  return form.dataset.unsaved ?? "";
}

/** @param {HTMLFormElement} form */
function isRefused(form) {
  return "refused" in form.dataset;
}

/** @param {HTMLFormElement} form */
function controlsOf(form) {
  return fieldsOf(/** @type {Iterable<HTMLInputElement>} */ (form.elements));
}

/** @param {HTMLFormElement} form */
function seenRevision(form) {
  const field = form.elements.namedItem("seen_revision");
  return field instanceof HTMLInputElement ? field : null;
}

/**
 * @param {HTMLInputElement | null} field
 * @param {string} revision
 */
function setSeen(field, revision) {
  if (!field) return;
  field.value = revision;
  // Or Firefox would put it back at a reload, in place of the revision that the server sends then.
  field.autocomplete = "off";
}

function openStorage() {
  try {
    return globalThis.localStorage;
  } catch {
    return null; // The person has closed it to this site; they are told when they type.
  }
}
