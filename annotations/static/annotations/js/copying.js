// Puts words on the clipboard, and says so.
import { say } from "workbench/announcing.js";

/** Lets buttons with `data-copy` copy the text, or the value, of the element they name. */
export function start() {
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-copy]") : null;
    const named = document.getElementById(button?.getAttribute("data-copy") ?? "");
    if (named) copy(named instanceof HTMLInputElement ? named.value : named.textContent ?? "");
  });
}

/** @param {string} words */
export async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    // Plain HTTP under another name than localhost has no clipboard: the older way, by a field that is selected.
    const field = document.createElement("textarea");
    field.value = words;
    field.className = "only-heard";
    const focused = document.activeElement;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
  say("Copied.");
}
