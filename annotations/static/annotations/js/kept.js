// Unsaved texts in the browser's storage: one entry for each form, kept for one person, thirty days at most.

const PREFIX = "workbench:unsaved:";
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;

/**
 * @typedef {Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">} Store
 *
 * @typedef {object} Entry What was typed in one form.
 * @property {string} at when it was typed, in ISO 8601
 * @property {string} where the address of the page
 * @property {string} what the name of the form
 * @property {string | null} revision the one that the person saw
 * @property {import("workbench/fields.js").Values} fields
 */

/** The kept texts of one person; those of others are not looked at. */
export class Kept {
  /**
   * @param {Store} storage
   * @param {string} person
   */
  constructor(storage, person) {
    this.storage = storage;
    this.prefix = `${PREFIX}${person}:`;
  }

  /**
   * @param {string} key
   * @returns {Entry | null}
   */
  get(key) {
    try {
      return JSON.parse(this.storage.getItem(this.prefix + key) ?? "null");
    } catch {
      return null; // Not ours, or cut off: nothing that could be given back.
    }
  }

  /**
   * Whether it could be kept: a full storage refuses.
   * @param {string} key
   * @param {Entry} entry
   */
  put(key, { at, ...rest }) {
    try {
      this.storage.setItem(this.prefix + key, JSON.stringify({ at, ...rest }));
      return true;
    } catch {
      return false; // The caller tells the person.
    }
  }

  /** @param {string} key */
  forget(key) {
    this.storage.removeItem(this.prefix + key);
  }

  /**
   * What is kept, the latest first.
   * @returns {(Entry & {key: string})[]}
   */
  list() {
    const keys = namesIn(this.storage).filter((name) => name.startsWith(this.prefix));
    return keys
      .map((name) => name.slice(this.prefix.length))
      .flatMap((key) => {
        const entry = this.get(key);
        return entry ? [{ key, ...entry }] : [];
      })
      .sort((one, other) => other.at.localeCompare(one.at));
  }
}

/**
 * Throws away what is too old, whoever typed it; of each text only the time is read.
 * @param {Store} storage
 * @param {Date} now
 */
export function purge(storage, now) {
  for (const name of namesIn(storage).filter((name) => name.startsWith(PREFIX))) {
    const at = Date.parse(/^{"at":"([^"]*)"/.exec(storage.getItem(name) ?? "")?.[1] ?? "");
    if (!(now.getTime() - at <= KEPT_FOR)) storage.removeItem(name);
  }
}

/**
 * The names in a storage, taken at once because removing shifts them.
 * @param {Store} storage
 */
function namesIn(storage) {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
}
