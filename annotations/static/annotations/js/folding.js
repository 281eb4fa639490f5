// Parts of pages that stay folded, once somebody has folded them.
import { prefer, prefers } from "workbench/preferences.js";

/** Each `<details data-folds="name">` is as it was left. */
export function start() {
  for (const part of document.querySelectorAll("details[data-folds]")) {
    const details = /** @type {HTMLDetailsElement} */ (part);
    const name = `folded-${details.dataset.folds}`;
    if (prefers(name)) details.open = false;
    details.addEventListener("toggle", () => prefer(name, !details.open));
  }
}
