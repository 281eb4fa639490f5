// Whether the findings of the checks are shown in the reading room; remembered in the browser.
import { FINDINGS_OFF } from "workbench/noticed.js";
import { prefer, prefers } from "workbench/preferences.js";

const box = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-findings-shown]"));
if (box) box.checked = !prefers(FINDINGS_OFF);
box?.addEventListener("change", () => {
  prefer(FINDINGS_OFF, !box.checked);
  document.dispatchEvent(new CustomEvent("workbench:findings-shown"));
});
