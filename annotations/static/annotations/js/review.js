// Reviewing by keyboard: single keys decide and walk, the next thing takes the focus, and what happened is told.
import { say } from "workbench/announcing.js";
import { startHolding } from "workbench/holding.js";
import { keyOf } from "workbench/keys.js";
import { prefer, prefers } from "workbench/preferences.js";

const KEYS_OFF = "no-review-keys";
const FIELDS = "input:not([type=checkbox]), textarea, select, [contenteditable], dialog";

/** @type {HTMLButtonElement | null} The decision that a reason is being typed for. */
let wanted = null;

/**
 * The link or button of the desk that stands for a key.
 * @param {string} key
 * @returns {HTMLElement | null}
 */
function standingFor(key) {
  return key ? document.querySelector(`#desk [data-key~="${CSS.escape(key)}"]`) : null;
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  const place = event.target instanceof Element ? event.target : document.body;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && place.matches("#desk textarea") && wanted) {
    event.preventDefault();
    return wanted.click();
  }
  if (!keysAreOn() || document.querySelector("dialog[open]")) return;
  const chosen = standingFor(keyOf(event, place.closest(FIELDS) !== null));
  if (!chosen) return;
  event.preventDefault();
  if (chosen instanceof HTMLButtonElement && chosen.disabled) return say("Decide on its passages first.");
  if (chosen instanceof HTMLButtonElement && "needsReason" in chosen.dataset && askReason(chosen)) return;
  if (chosen instanceof HTMLButtonElement && chosen.value === "sign_off" && askWho(chosen)) return;
  chosen.click();
}

/**
 * Whether a reason has to be typed first; then the focus is where it is typed.
 * @param {HTMLButtonElement} button
 */
function askReason(button) {
  const field = button.form?.elements.namedItem("reason");
  if (!(field instanceof HTMLTextAreaElement) || field.value.trim()) return false;
  wanted = button;
  const hint = document.querySelector("#desk [data-send]");
  const words = document.querySelector("#desk [data-send-words]");
  if (words) words.textContent = button.dataset.words ?? "";
  hint?.removeAttribute("hidden");
  field.focus();
  return true;
}

/**
 * Whether the signer has to say first who they are; then the focus is where it is typed, and Enter signs.
 * @param {HTMLButtonElement} button
 */
function askWho(button) {
  const fields = /** @type {HTMLInputElement[]} */ ([...button.form?.querySelectorAll("[data-who] input") ?? []]);
  if (!fields.length || fields.some((field) => field.value)) return false;
  fields[0].focus();
  return true;
}

function keysAreOn() {
  return !prefers(KEYS_OFF);
}

/** What the keys do can be switched off, for those whose voice or hand presses them unasked (WCAG 2.1.4). */
function offerChoice() {
  const choice = document.querySelector("[data-keys-choice]");
  const box = choice?.querySelector("input");
  if (!choice || !box) return;
  choice.removeAttribute("hidden");
  box.checked = keysAreOn();
  box.addEventListener("change", () => {
    prefer(KEYS_OFF, !box.checked);
  });
}

/** After the next thing has come: the focus on its heading, what happened told, the count in the tab true. */
function arrive() {
  const desk = document.getElementById("desk");
  if (!desk) return;
  wanted = null;
  offerChoice();
  const wrong = /** @type {HTMLElement | null} */ (desk.querySelector("[aria-invalid]"));
  const heading = /** @type {HTMLElement | null} */ (desk.querySelector("[data-focus]"));
  if (wrong) wrong.focus();
  else if (desk.querySelector("[role=alert]")) desk.querySelector("[role=alert]")?.scrollIntoView({ block: "nearest" });
  else scrollTo({ top: 0 });
  if (!wrong) heading?.focus({ preventScroll: true });
  const told = document.getElementById("announcements");
  if (told && desk.dataset.announce) told.textContent = desk.dataset.announce;
  const count = document.querySelector(".tabs .count-review");
  if (count && desk.dataset.total) count.textContent = desk.dataset.total;
}

/** In the list: how many are chosen, and all at once. */
function startChoosing() {
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById("bulk"));
  const all = document.querySelector("[data-choose-all]");
  const box = all?.querySelector("input");
  if (!form || !all || !box) return;
  const boxes = () => /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[name=item]"));
  const free = () => [...boxes()].filter((one) => !("held" in one.dataset));
  const count = () => {
    const chosen = [...boxes()].filter((one) => one.checked).length;
    box.checked = chosen > 0 && free().every((one) => one.checked);
    box.indeterminate = chosen > 0 && !box.checked;
    const place = form.querySelector("[data-chosen]");
    if (place) place.textContent = chosen ? `${chosen} chosen` : "";
  };
  all.removeAttribute("hidden");
  box.addEventListener("change", () => {
    for (const one of box.checked ? free() : boxes()) one.checked = box.checked;
    count();
  });
  form.addEventListener("change", count);
  count();
}

if (typeof document !== "undefined") {
  document.addEventListener("keydown", pressed);
  document.addEventListener("htmx:afterSettle", (event) => {
    const desk = document.getElementById("desk");
    if (desk && event.target instanceof Element && event.target.contains(desk)) arrive();
  });
  offerChoice();
  startChoosing();
  startHolding();
  const heading = /** @type {HTMLElement | null} */ (document.querySelector("#desk [data-focus]"));
  if (document.activeElement === document.body) heading?.focus({ preventScroll: true });
}
