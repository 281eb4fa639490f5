// What is said of one source: its passages, what the reader looks at first, asked for anew when they change.
import { Renewals } from "workbench/renewals.js";
import { getJSON } from "workbench/requests.js";
import { Passages } from "workbench/segments.js";

/**
 * @import {Bounds} from "workbench/graphemes.js"
 * @import {LiveEvent} from "workbench/live.js"
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
 * @property {string} said the first words of what is said of it
 * @property {boolean} waits whether it waits in the queue of whoever looks
 *
 * @typedef {[string, number, number, string, string, number, number, boolean, string[], string, boolean]} Row As it is sent: the author
 *   by number, all else in the order of RoomPassage.
 *
 * @typedef {object} Rows
 * @property {string[]} names
 * @property {Row[]} passages
 *
 * @typedef {Rows & {id: string, source: string, opens: boolean}} Saved What came with the answer to a form.
 *
 * @typedef {object} Part
 * @property {number} sequence where the ledger stood before this was read
 * @property {string | null} next where the next part begins
 *
 * @typedef {Rows & Part} Answer
 *
 * @callback Changed
 * @param {Set<string>} ids which passages may have changed
 * @param {boolean} [now] whether the person waits for it: it is what they did themselves
 * @returns {void}
 */

const MOST_AT_ONCE = 400;
/** What changes nothing but the passage itself; a signature, say, also changes for whom it waits. */
const WRITING = new Set(["create", "revise"]);

/** The passages of a source, kept as they are on the server. */
export class Work {
  /** @type {Passages<RoomPassage>} */
  passages = new Passages();
  /** Whether all of them are there, not only those the reader looks at. */
  isWhole = false;
  #renewals = new Renewals((parts, all) => this.#askAnew(parts, all));

  /**
   * @param {string} source
   * @param {Changed} changed
   */
  constructor(source, changed) {
    this.source = source;
    this.changed = changed;
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
   * @param {string[]} annotations
   * @param {string[]} contradictions
   * @param {boolean} [all] whether what is seen at all may have changed
   * @returns {Promise<void>} failed if there was no answer
   */
  renew(annotations, contradictions, all = false) {
    return this.#renewals.want(
      [...annotations.map((id) => `id=${id}`), ...contradictions.map((id) => `contradiction=${id}`)],
      all,
    );
  }

  /**
   * Takes passages that came with the answer to what the person did; older ones than are there are no news.
   * @param {Rows} rows
   */
  take(rows) {
    const news = read(rows).filter((one) => one.revision > (this.passages.get(one.id)?.revision ?? 0));
    for (const passage of news) this.passages.replace(passage);
    this.changed(new Set(news.map((one) => one.id)), true);
  }

  /**
   * Whether what was written, as it then was, is here already: what the person did themselves came with its answer.
   * @param {LiveEvent} event
   */
  knows({ action, thing, id, revision }) {
    return thing === "annotation" && WRITING.has(action) && (this.passages.get(id)?.revision ?? -1) >= revision;
  }

  /** @type {(parts: Set<string>, all: boolean) => Promise<void>} */
  async #askAnew(parts, all) {
    for (const one of this.passages) {
      if (one.contradictions.some((id) => parts.has(`contradiction=${id}`))) parts.add(`id=${one.id}`);
    }
    if (all || parts.size > MOST_AT_ONCE) return this.#loadAll();
    const there = new Map(read(await this.#ask([...parts].join("&"))).map((passage) => [passage.id, passage]));
    const asked = [...parts].filter((part) => part.startsWith("id=")).map((part) => part.slice(3));
    for (const passage of there.values()) this.passages.replace(passage);
    for (const id of asked) if (!there.has(id)) this.passages.remove(id);
    this.changed(new Set([...asked, ...there.keys()]));
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
    this.changed(new Set([...known, ...[...passages].map((one) => one.id)]));
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
 * @param {Rows} answer
 * @returns {RoomPassage[]}
 */
export function read({ names, passages }) {
  return passages.map(([id, start, end, kind, status, revision, author, mine, contradictions, said, waits]) => (
    { id, start, end, kind, status, revision, author: names[author], mine, contradictions, said, waits }
  ));
}
