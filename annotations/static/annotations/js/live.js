// Follows what happens in a project, as it happens, and knows at every moment whether what is shown is so.
import { PULSE, Pulse } from "workbench/pulse.js";

const HIDDEN_FOR = 60_000;
const SOONEST = 300;
const LATEST = 30_000;
/** So long may it take to show what was heard before it is no news any more. */
const SLOW = 10_000;
/** @type {Set<LiveState>} Nothing is asked for by itself until the page is looked at again. */
const RESTS = new Set(["paused", "signed_out", "ended"]);

/**
 * @typedef {object} LiveEvent An entry of the ledger, as far as events speak of it.
 * @property {string} action
 * @property {string} thing
 * @property {string} id
 * @property {number} revision
 * @property {string} person
 *
 * @typedef {"starting" | "live" | "catching_up" | "lost" | "paused" | "signed_out" | "ended"} LiveState
 *
 * @typedef {object} Told What the server says of the line: where the ledger stands, and whether too much was missed.
 * @property {number} sequence
 * @property {string} mark
 * @property {boolean} resync
 *
 * @typedef {object} Listener
 * @property {(events: LiveEvent[]) => Promise<void> | void} hear is over when what happened is shown
 * @property {() => Promise<void> | void} resync everything may be different; is over when it is shown
 * @property {(state: LiveState, asOf: Date) => void} stand what is shown is as it was then, unless it is live
 * @property {() => Promise<LiveState | null>} refused asks why there is no stream; null if it is worth asking again
 * @property {(presence: unknown) => void} [meet]
 */

/** The events of one project from a place in its ledger on. */
export class Live {
  /** @type {EventSource | null} */
  #stream = null;
  /** @type {LiveState} */
  #state = "starting";
  /** @type {LiveEvent[]} */
  #heard = [];
  /** @type {Told | null} What a beat said that came behind what is heard. */
  #told = null;
  #mark = "";
  /** Whether something could not be shown, so that all has to be asked for. */
  #owes = false;
  #isWorking = false;
  #since = 0;
  #wait = SOONEST;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #again;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #hidden;
  #pulse = new Pulse();

  /**
   * @param {string} project
   * @param {number} after the ledger's sequence that is known already
   * @param {Listener} listener
   */
  constructor(project, after, listener) {
    this.project = project;
    this.after = after;
    this.listener = listener;
    this.asOf = new Date();
    this.#open();
    document.addEventListener("visibilitychange", () => this.#look());
    // A page that the browser stops, or keeps for the way back, hears nothing and does not know for how long.
    document.addEventListener("freeze", () => this.#rest());
    document.addEventListener("resume", () => this.#look());
    addEventListener("pagehide", () => this.#rest());
    addEventListener("pageshow", ({ persisted }) => persisted && this.#look());
    addEventListener("online", () => this.#look());
    addEventListener("offline", () => this.#lose());
    setInterval(() => this.#feel(), PULSE);
  }

  #open() {
    this.#close();
    this.#pulse.begin();
    const place = this.#mark ? `mark=${this.#mark}` : `after=${this.after}&mark=`;
    const stream = new EventSource(`/api/v1/projects/${this.project}/events/?${place}`);
    this.#stream = stream;
    /** @type {(take: (said: any) => void) => (event: Event) => void} */
    const heard = (take) => (event) => {
      this.#pulse.beat();
      if (this.#stream === stream) take(JSON.parse(/** @type {MessageEvent<string>} */ (event).data));
    };
    stream.addEventListener("message", heard((event) => this.#heard.push(event) === 1 && this.#work()));
    stream.addEventListener("beat", heard((told) => this.#take(told)));
    stream.addEventListener("presence", heard((presence) => this.listener.meet?.(presence)));
    stream.addEventListener("error", () => this.#stream === stream && this.#lose());
  }

  /** @param {Told} told */
  #take(told) {
    this.#told = { ...told, resync: told.resync || (this.#told?.resync ?? false) };
    this.#work();
  }

  /** Has what was heard shown, one thing after the other: what was heard meanwhile is shown together afterwards. */
  async #work() {
    if (this.#isWorking) return;
    this.#isWorking = true;
    const stream = this.#stream;
    try {
      while (this.#stream === stream && (this.#heard.length || this.#told)) await this.#show(stream);
    } catch {
      if (this.#stream === stream) this.doubt();
    } finally {
      this.#isWorking = false;
      if (this.#stream !== stream) this.#work();
    }
  }

  /** @param {EventSource | null} stream */
  async #show(stream) {
    const [events, told] = [this.#heard.splice(0), this.#told];
    this.#told = null;
    const isAll = told !== null && (told.resync || this.#owes);
    this.#since = performance.now();
    if (isAll) await this.listener.resync();
    else if (events.length) await this.listener.hear(events);
    if (this.#stream !== stream) return;
    if (isAll) this.#owes = false;
    if (told || this.#state === "live") this.asOf = new Date();
    if (!told) return;
    this.#mark = told.mark;
    this.#wait = SOONEST;
    this.#stand("live");
  }

  /** Something could not be asked for: what is shown may not be so until all of it was. */
  doubt() {
    this.#owes = true;
    this.#lose();
  }

  /** The line is broken, or what was heard on it could not be shown. */
  async #lose() {
    if (RESTS.has(this.#state)) return;
    const isRefused = this.#stream?.readyState === EventSource.CLOSED;
    this.#close();
    this.#stand(this.#state === "live" && !isRefused ? "catching_up" : "lost");
    const end = isRefused ? await this.listener.refused() : null;
    if (this.#stream || RESTS.has(this.#state)) return;
    if (end) return this.#stand(end);
    clearTimeout(this.#again);
    // Not all at once: everybody has lost a server that is started again.
    this.#again = setTimeout(() => this.#open(), this.#wait * (0.7 + 0.6 * Math.random()));
    this.#wait = Math.min(this.#wait * 2, LATEST);
  }

  /** A line can be dead in silence, and a machine asleep: both are noticed by what is missing. */
  #feel() {
    const isWell = this.#pulse.isWell();
    if (!this.#stream) return;
    const isSlow = this.#isWorking && performance.now() - this.#since > SLOW;
    if ((isSlow || !isWell) && this.#state === "live") this.#stand("catching_up");
    if (!isWell) this.#open();
  }

  /** A page in the background gives its line to others: a browser has six of them for a server. */
  #look() {
    clearTimeout(this.#hidden);
    if (document.visibilityState === "hidden") this.#hidden = setTimeout(() => this.#rest(), HIDDEN_FOR);
    else if (!this.#stream || !this.#pulse.isWell()) {
      this.#wait = SOONEST;
      this.#stand("catching_up");
      this.#open();
    }
  }

  #rest() {
    clearTimeout(this.#hidden);
    this.#close();
    if (!RESTS.has(this.#state)) this.#stand("paused");
  }

  #close() {
    clearTimeout(this.#again);
    this.#stream?.close();
    this.#stream = null;
    this.#heard = [];
    this.#told = null;
  }

  /** @param {LiveState} state */
  #stand(state) {
    this.#state = state;
    this.listener.stand(state, this.asOf);
  }
}
