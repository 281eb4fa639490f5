// Asking anew for what changed: what is wanted meanwhile is asked for together, one question after the other.

/** No more than four questions a second, however fast others work. */
const PAUSE = 250;

/** Questions about parts of something, or about all of it. */
export class Renewals {
  /** @type {Set<string>} */
  #wanted = new Set();
  #isAll = false;
  /** @type {Promise<void> | null} */
  #running = null;
  #last = 0;

  /** @param {(parts: Set<string>, all: boolean) => Promise<void>} ask */
  constructor(ask) {
    this.ask = ask;
  }

  /**
   * Asks for parts, or for everything; over when the answer is there, failed if there was none.
   * @param {Iterable<string>} parts
   * @param {boolean} [all]
   * @returns {Promise<void>}
   */
  want(parts, all = false) {
    for (const part of parts) this.#wanted.add(part);
    this.#isAll ||= all;
    // One after the other: of two answers the earlier must not come last.
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run() {
    await null; // so that it is known to run before it can be over
    try {
      while (this.#isAll || this.#wanted.size) await this.#askOnce();
    } finally {
      this.#running = null; // in the same turn as the last look: what is wanted in between would never be asked for
    }
  }

  async #askOnce() {
    const wait = this.#last + PAUSE - Date.now();
    if (wait > 0 && wait <= PAUSE) await new Promise((resolve) => setTimeout(resolve, wait));
    const [parts, all] = [this.#wanted, this.#isAll];
    [this.#wanted, this.#isAll] = [new Set(), false];
    this.#last = Date.now();
    try {
      await this.ask(parts, all);
    } catch (fault) {
      this.#isAll = true; // What was asked for is not known any more: the next question is about everything.
      throw fault;
    }
  }
}
