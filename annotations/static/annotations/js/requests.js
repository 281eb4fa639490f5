// The one place from which our own modules ask the server; htmx asks for itself.
import {
  connectionBack,
  connectionLost,
  headers,
  obstacle,
  sessionEnded,
  somebodyElse,
  token,
} from "workbench/session.js";

/** The server answered, but not with what was asked for. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * What an address of this server says in JSON. Refused with status 0 where nothing was answered.
 * @param {string} address
 * @returns {Promise<unknown>}
 */
export function getJSON(address) {
  return said(address, {});
}

/**
 * What an address of this server says in JSON of a form that is sent to it; Refused with its `refusal`, if it has one.
 * @param {string} address
 * @param {Record<string, string>} fields
 * @returns {Promise<unknown>}
 */
export function postForm(address, fields) {
  return said(address, { method: "POST", body: new URLSearchParams(fields) });
}

/**
 * @param {string} address
 * @param {RequestInit} how
 * @returns {Promise<unknown>}
 */
async function said(address, how) {
  const answer = await ask(address, how);
  const code = answer?.headers.get("X-Workbench-Code") ?? null;
  const way = obstacle(answer?.status ?? 0, code);
  if (way === "unreachable" || !answer) {
    connectionLost();
    throw new Refused(0, "The server cannot be reached.");
  }
  connectionBack();
  if (way === "signed_out" && await sessionEnded()) return said(address, how);
  if (way === "somebody_else" && await somebodyElse(await answer.text())) return said(address, how);
  const isJSON = answer.headers.get("Content-Type")?.startsWith("application/json");
  const content = answer.ok || (way === null && isJSON) ? await answer.json() : {};
  if (!answer.ok) throw new Refused(answer.status, content.refusal ?? answer.statusText);
  return content;
}

/**
 * Tells this server something while the page is being left; nobody is there any more to hear an answer.
 * @param {string} address
 * @param {Record<string, string>} said
 */
export function tellOnLeaving(address, said) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...said, csrfmiddlewaretoken: token() })) form.set(name, value);
  navigator.sendBeacon(address, form);
}

/**
 * Tells this server something of which nobody waits for an answer, also while the page is being left.
 * @param {string} address
 * @param {Record<string, unknown>} said
 * @returns {Promise<number>} the status; 0 if there was no answer
 */
export async function tell(address, said) {
  const sent = { ...headers(), "Content-Type": "application/json" };
  try {
    const body = JSON.stringify(said);
    return (await fetch(address, { method: "POST", credentials: "same-origin", keepalive: true, headers: sent, body }))
      .status;
  } catch {
    return 0;
  }
}

/**
 * @param {string} address
 * @param {RequestInit} how
 */
async function ask(address, how) {
  try {
    // HX-Request has pages answer what is refused in short, and never with a way to the sign-in page.
    const sent = { ...headers(), "HX-Request": "true" };
    return await fetch(address, { ...how, credentials: "same-origin", headers: sent });
  } catch {
    return null; // the network's own failure has nothing more to say
  }
}
