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
export async function getJSON(address) {
  const answer = await ask(address);
  const code = answer?.headers.get("X-Workbench-Code") ?? null;
  const way = obstacle(answer?.status ?? 0, code);
  if (way === "unreachable" || !answer) {
    connectionLost();
    throw new Refused(0, "The server cannot be reached.");
  }
  connectionBack();
  if (way === "signed_out" && await sessionEnded()) return getJSON(address);
  if (way === "somebody_else" && await somebodyElse(await answer.text())) return getJSON(address);
  if (!answer.ok) throw new Refused(answer.status, answer.statusText);
  return answer.json();
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

/** @param {string} address */
async function ask(address) {
  try {
    // HX-Request has pages answer what is refused in short, and never with a way to the sign-in page.
    return await fetch(address, { credentials: "same-origin", headers: { ...headers(), "HX-Request": "true" } });
  } catch {
    return null; // the network's own failure has nothing more to say
  }
}
