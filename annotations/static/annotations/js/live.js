// Follows what happens in a project, as it happens; goes on after the last event heard when the line was lost.

const TOGETHER = 40;
const HIDDEN_FOR = 60_000;
const SOONEST = 1_000;
const LATEST = 30_000;

/**
 * @typedef {object} LiveEvent An entry of the ledger, as far as events speak of it.
 * @property {string} action
 * @property {string} thing
 * @property {string} id
 * @property {number} revision
 * @property {string} person
 *
 * @typedef {"starting" | "live" | "lost" | "paused" | "ended"} LiveState
 *
 * @typedef {object} Listener
 * @property {(events: LiveEvent[]) => void} hear
 * @property {(state: LiveState) => void} stand
 * @property {() => void} refused the server does not let us listen any more
 */

/** The events of one project from a place in its ledger on. */
export class Live {
  /** @type {EventSource | null} */
  #stream = null;
  /** @type {LiveEvent[]} */
  #heard = [];
  #wait = SOONEST;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #again;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #hidden;

  /**
   * @param {string} project
   * @param {number} after the ledger's sequence that is known already
   * @param {Listener} listener
   */
  constructor(project, after, listener) {
    this.project = project;
    this.last = after;
    this.listener = listener;
    this.#open();
    document.addEventListener("visibilitychange", () => this.#look());
    addEventListener("online", () => this.#reopen());
    addEventListener("offline", () => this.#lose());
  }

  #open() {
    this.#close();
    const stream = new EventSource(`/api/v1/projects/${this.project}/events/?after=${this.last}`);
    this.#stream = stream;
    stream.addEventListener("open", () => {
      this.#wait = SOONEST;
      this.listener.stand("live");
    });
    stream.addEventListener("message", (event) => this.#hear(event));
    stream.addEventListener("error", () => this.#lose());
  }

  /** @param {MessageEvent<string>} event */
  #hear(event) {
    this.last = Math.max(this.last, Number(event.lastEventId) || 0);
    if (!this.#heard.length) setTimeout(() => this.listener.hear(this.#heard.splice(0)), TOGETHER);
    this.#heard.push(JSON.parse(event.data));
  }

  /** The browser comes back by itself after a broken line, but not after an answer that is no stream. */
  #lose() {
    this.listener.stand("lost");
    if (this.#stream?.readyState !== EventSource.CLOSED) return;
    this.#close();
    this.listener.refused();
    this.#again = setTimeout(() => this.#open(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LATEST);
  }

  #reopen() {
    this.#wait = SOONEST;
    this.#open();
  }

  /** A page in the background gives its line to others: a browser has six of them for a server. */
  #look() {
    clearTimeout(this.#hidden);
    if (document.visibilityState === "hidden") {
      this.#hidden = setTimeout(() => {
        this.#close();
        this.listener.stand("paused");
      }, HIDDEN_FOR);
    } else if (!this.#stream) {
      this.#reopen();
    }
  }

  #close() {
    clearTimeout(this.#again);
    this.#stream?.close();
    this.#stream = null;
  }
}
