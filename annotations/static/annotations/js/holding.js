// Goes on holding what lies on the desk as long as somebody works at it, and gives it back when the page is left.
import { tellOnLeaving } from "workbench/requests.js";

const EVERY = 60_000;
const FIRST = 3_000;
const WORK = ["keydown", "pointerdown", "pointermove", "wheel", "scroll", "input"];

let works = true;

/** On the page of the queue; on any other there is nothing to hold. */
export function startHolding() {
  if (!document.getElementById("desk")) return;
  for (const sign of WORK) addEventListener(sign, () => works = true, { capture: true, passive: true });
  setInterval(beat, EVERY);
  // Where the browser did not say that somebody looks, or a reload gave back what it had just taken.
  if (place()?.hasAttribute("data-free")) beat();
  else setTimeout(beat, FIRST);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", ({ persisted }) => persisted && beat());
}

function place() {
  return document.getElementById("held");
}

/** Whoever went away from the screen holds nothing for longer than the lease lasts. */
function beat() {
  if (!works || document.visibilityState === "hidden" || document.querySelector("#held input:checked")) return;
  works = false;
  place()?.dispatchEvent(new Event("beat"));
}

function leave() {
  const { item, lease } = place()?.dataset ?? {};
  if (item && lease) tellOnLeaving(lease, { item, leaves: "1" });
}
