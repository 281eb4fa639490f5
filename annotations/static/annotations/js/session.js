// What a page does when the person is signed out, somebody else has signed in, or the server cannot be reached.
import { ask, element } from "workbench/dialogs.js";

const BANNER = "connection-lost";
const UNREACHABLE = new Set([502, 503, 504]);

/**
 * What htmx says of a request (the parts used here).
 * @typedef {object} Requested
 * @property {XMLHttpRequest} xhr
 * @property {{elt: Element, triggeringEvent?: Event}} requestConfig
 */

/** @type {Promise<boolean> | null} One dialog is enough, however many requests were refused. */
let open = null;

/**
 * The value of a cookie; "" if there is none.
 * @param {string} cookies as in `document.cookie`
 * @param {string} name
 * @returns {string}
 */
export function cookieIn(cookies, name) {
  const found = cookies.split("; ").find((cookie) => cookie.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

/**
 * The headers by which the server knows that this page asks, and for whom.
 * @param {string} cookies
 * @param {string} [person] as whom the page was opened, if as anybody
 * @returns {Record<string, string>}
 */
export function headersFor(cookies, person) {
  const token = cookieIn(cookies, "csrftoken");
  return { ...(token && { "X-CSRFToken": token }), ...(person && { "X-Workbench-Person": person }) };
}

/**
 * What stands in the way of a request, as its answer says; null if nothing that concerns the session or the line.
 * @param {number} status 0 if there was no answer
 * @param {string | null} code
 * @returns {"signed_out" | "somebody_else" | "unreachable" | null}
 */
export function obstacle(status, code) {
  if (status === 401) return "signed_out";
  if (status === 409 && code === "somebody_else") return "somebody_else";
  return status === 0 || UNREACHABLE.has(status) ? "unreachable" : null;
}

/** By which the server knows that a form was sent by a page of its own. */
export function token() {
  return cookieIn(document.cookie, "csrftoken");
}

/** The headers for a request that this page makes now. */
export function headers() {
  return headersFor(document.cookie, document.documentElement.dataset.person);
}

/**
 * Says that the session has ended; true when the person has signed in again and wants what was refused to be tried.
 * @returns {Promise<boolean>}
 */
export function sessionEnded() {
  return once({
    title: "You are signed out",
    text: "What you typed is kept. Sign in, come back to this page and try again.",
    link: { text: "Sign in", href: document.documentElement.dataset.signIn ?? "/accounts/sign-in/" },
    confirm: "I have signed in: try again",
    refuse: "Not now",
  });
}

/**
 * Says who is signed in now; true when the person has signed in as themselves again and wants to try again.
 * @param {string} answer what the server said, in HTML
 * @returns {Promise<boolean>}
 */
export function somebodyElse(answer) {
  return once({
    title: "Somebody else is signed in",
    text: `${wordsOf(answer)} What you typed is kept for you alone.`.trim(),
    link: { text: "Sign in as yourself", href: document.documentElement.dataset.signIn ?? "/accounts/sign-in/" },
    confirm: "I have signed in: try again",
    refuse: "Not now",
  });
}

/** Shows that the server cannot be reached, until `connectionBack`. */
export function connectionLost() {
  if (document.getElementById(BANNER)) return;
  const banner = element("div", "", { id: BANNER, class: "banner notice-warning", role: "alert" });
  banner.append(element("p", "The server cannot be reached. Nothing typed is lost; try again."));
  document.body.prepend(banner);
}

/** Takes the banner away: a request was answered. */
export function connectionBack() {
  document.getElementById(BANNER)?.remove();
}

/** Lets htmx and plain forms send what the server needs, and looks at every answer that htmx gets. */
export function start() {
  document.addEventListener("htmx:configRequest", (event) => {
    const { headers: sent, parameters } = /** @type {CustomEvent} */ (event).detail;
    Object.assign(sent, headers());
    // Django believes the field before the header, and a sign-in in another tab has made the field stale.
    delete parameters.csrfmiddlewaretoken;
  });
  document.addEventListener("submit", (event) => renewToken(/** @type {HTMLFormElement} */ (event.target)));
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const refused = answered(/** @type {CustomEvent<Requested>} */ (event).detail);
    if (refused) event.preventDefault();
  });
  for (const failure of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(failure, connectionLost);
}

/**
 * Whether an answer was about the session or the line, and so is nothing to put into the page.
 * @param {Requested} requested
 */
function answered({ xhr, requestConfig }) {
  const way = obstacle(xhr.status, xhr.getResponseHeader("X-Workbench-Code"));
  if (way === "unreachable") connectionLost();
  else connectionBack();
  const again = (/** @type {boolean} */ wanted) => wanted && repeat(requestConfig);
  if (way === "signed_out") sessionEnded().then(again);
  if (way === "somebody_else") somebodyElse(xhr.responseText).then(again);
  return way !== null;
}

/**
 * Does again what led to a request, so that it is sent with what stands in the page now.
 * @param {Requested["requestConfig"]} requestConfig
 */
function repeat({ elt, triggeringEvent }) {
  if (!elt.isConnected) return;
  if (elt instanceof HTMLFormElement && triggeringEvent instanceof SubmitEvent) {
    const button = triggeringEvent.submitter;
    elt.requestSubmit(button?.isConnected ? button : null);
  } else if (elt instanceof HTMLElement && triggeringEvent?.type === "click") {
    elt.click();
  } else if (triggeringEvent) {
    elt.dispatchEvent(new CustomEvent(triggeringEvent.type, { bubbles: true }));
  }
}

/**
 * A plain form is sent with the token of now, not with that of when the page was opened.
 * @param {HTMLFormElement} form
 */
function renewToken(form) {
  const field = form.elements.namedItem("csrfmiddlewaretoken");
  const token = cookieIn(document.cookie, "csrftoken");
  if (field instanceof HTMLInputElement && token) field.value = token;
}

/** @param {import("workbench/dialogs.js").Question} question */
function once(question) {
  open ??= ask(question).finally(() => {
    open = null;
  });
  return open;
}

/** @param {string} html the part of a page in which the server says what is the case */
function wordsOf(html) {
  return new DOMParser().parseFromString(html, "text/html").body.textContent?.replace(/\s+/g, " ").trim() ?? "";
}
