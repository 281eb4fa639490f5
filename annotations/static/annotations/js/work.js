// What is said of one source: its passages, what the reader looks at first, asked for anew when they change.
import { getJSON } from "workbench/requests.js";
import { Passages } from "workbench/segments.js";

/**
 * @import {Bounds} from "workbench/graphemes.js"
 *
 * @typedef {object} RoomPassage An annotation as the room knows it; offsets in code points.
 * @property {string} id
 * @property {number} start
 * @property {number} end
 * @property {string} kind
 * @property {string} status
 * @property {number} revision
 * @property {string} author
 * @property {boolean} mine
 * @property {string[]} contradictions
 *
 * @typedef {[string, number, number, string, string, number, number, boolean, string[]]} Row As it is sent: the author
 *   by number, all else in the order of RoomPassage.
 *
 * @typedef {object} Answer
 * @property {number} sequence where the ledger stood before this was read
 * @property {string[]} names
 * @property {Row[]} passages
 * @property {string | null} next where the next part begins
 */

const MOST_AT_ONCE = 400;
/** No more than four questions a second, however fast others work. */
const PAUSE = 250;

/** The passages of a source, kept as they are on the server. */
export class Work {
  /** @type {Passages<RoomPassage>} */
  passages = new Passages();
  /** Whether all of them are there, not only those the reader looks at. */
  isWhole = false;
  #asked = { annotations: new Set(), contradictions: new Set(), all: false };
  /** @type {Promise<void> | null} */
  #renewing = null;

  /**
   * @param {string} source
   * @param {{changed: (ids: Set<string>) => void, lost: (fault: unknown) => void}} on
   */
  constructor(source, on) {
    this.source = source;
    this.on = on;
  }

  /**
   * All passages, those within some bounds first; where the ledger stood before they were read.
   * @param {Bounds} bounds
   * @returns {Promise<number>}
   */
  async load({ start, end }) {
    const first = await this.#ask(`from=${start}&to=${end}`);
    if (!this.isWhole) this.#take(new Passages(read(first)));
    await this.#loadAll();
    return first.sequence;
  }

  /**
   * Asks anew for some passages, and for those that contradictions rest on; who is not in the answer is gone.
   * @param {Iterable<string>} annotations
   * @param {Iterable<string>} contradictions
   * @param {boolean} [all] whether what is seen at all may have changed
   */
  renew(annotations, contradictions, all = false) {
    for (const id of annotations) this.#asked.annotations.add(id);
    for (const id of contradictions) this.#asked.contradictions.add(id);
    this.#asked.all ||= all;
    // One after the other: of two answers the earlier must not come last.
    this.#renewing ??= this.#renew().catch(this.on.lost).finally(() => this.#renewing = null);
  }

  async #renew() {
    while (this.#asked.all || this.#asked.annotations.size || this.#asked.contradictions.size) {
      const { annotations, contradictions, all } = this.#asked;
      this.#asked = { annotations: new Set(), contradictions: new Set(), all: false };
      try {
        await this.#askAnew(annotations, [...contradictions], all);
      } catch (fault) {
        this.#asked.all = true; // What was asked for is not known any more: the next answer is about everything.
        throw fault;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  /** @type {(ids: Set<string>, contradictions: string[], all: boolean) => Promise<void>} */
  async #askAnew(ids, contradictions, all) {
    if (contradictions.length) {
      for (const one of this.passages) {
        if (one.contradictions.some((id) => contradictions.includes(id))) ids.add(one.id);
      }
    }
    if (all || ids.size + contradictions.length > MOST_AT_ONCE) return this.#loadAll();
    const query = [...[...ids].map((id) => `id=${id}`), ...contradictions.map((id) => `contradiction=${id}`)];
    const there = new Map(read(await this.#ask(query.join("&"))).map((passage) => [passage.id, passage]));
    for (const passage of there.values()) this.passages.replace(passage);
    for (const id of ids) if (!there.has(id)) this.passages.remove(id);
    this.on.changed(new Set([...ids, ...there.keys()]));
  }

  async #loadAll() {
    /** @type {RoomPassage[]} */
    const found = [];
    for (let after = "";;) {
      const answer = await this.#ask(after && `after=${after}`);
      found.push(...read(answer));
      if (!answer.next) break;
      after = answer.next;
    }
    this.isWhole = true;
    this.#take(new Passages(found));
  }

  /** @param {Passages<RoomPassage>} passages */
  #take(passages) {
    const known = [...this.passages].map((one) => one.id);
    this.passages = passages;
    this.on.changed(new Set([...known, ...[...passages].map((one) => one.id)]));
  }

  /**
   * @param {string} query
   * @returns {Promise<Answer>}
   */
  async #ask(query) {
    return /** @type {Answer} */ (await getJSON(`/sources/${this.source}/passages/${query && `?${query}`}`));
  }
}

/**
 * The passages of an answer.
 * @param {Answer} answer
 * @returns {RoomPassage[]}
 */
export function read({ names, passages }) {
  return passages.map(([id, start, end, kind, status, revision, author, mine, contradictions]) => (
    { id, start, end, kind, status, revision, author: names[author], mine, contradictions }
  ));
}
