// Shows a person what they typed and did not save, and asks before signing out throws it away.
import { recentTime } from "workbench/dates.js";
import { ask, element } from "workbench/dialogs.js";
import { forget, kept } from "workbench/unsaved.js";

/** @type {WeakSet<EventTarget>} Sign-out forms whose person has agreed that their texts go. */
const agreed = new WeakSet();

/** Fills the page's lists, and watches for signing out; after `start` of unsaved.js. */
export function start() {
  // htmx sends a form before the document hears of it, so the document has to listen while the event comes down.
  document.addEventListener("submit", beforeSignOut, { capture: true });
  showLists();
}

/** @param {SubmitEvent} event */
async function beforeSignOut(event) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement && form.matches("[data-sign-out]")) || agreed.has(form)) return;
  const texts = kept();
  if (!texts.length) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const confirmed = await ask({
    title: "You have unsaved text",
    text: "It is kept in this browser for you. Signing out throws it away:",
    list: texts.map(({ what, at }) => `${what}, ${recentTime(new Date(at))}`),
    confirm: "Sign out and throw them away",
    refuse: "Stay",
  });
  if (!confirmed) return;
  for (const { key } of kept()) forget(key);
  agreed.add(form);
  form.requestSubmit(event.submitter);
}

/** Each place for the list is hidden as long as there is nothing to show. */
function showLists() {
  const texts = kept();
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-unsaved-list]"))) {
    const items = element("ul");
    items.append(...texts.map(listed));
    place.querySelector("ul")?.remove();
    place.append(items);
    place.hidden = !texts.length;
  }
}

/** @param {import("workbench/kept.js").Entry & {key: string}} entry */
function listed({ key, what, where, at }) {
  const item = element("li");
  const address = new URL(where, location.origin);
  const link = element("a", what, { href: address.pathname + address.search + address.hash });
  const throwAway = element("button", "Throw it away", { type: "button", class: "button button-quiet" });
  throwAway.setAttribute("aria-label", `Throw away: ${what}`);
  throwAway.addEventListener("click", () => {
    forget(key);
    showLists();
    const next = document.querySelector("[data-unsaved-list] button") ?? document.querySelector("main");
    if (next instanceof HTMLElement) next.focus();
  });
  item.append(link, " ", element("time", recentTime(new Date(at)), { datetime: at }), " ", throwAway);
  return item;
}
