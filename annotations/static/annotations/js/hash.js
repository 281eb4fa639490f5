// What the address of the reading room names behind its "#": an open passage, its form, that of a new one, or a place.

/** @import {Bounds} from "workbench/graphemes.js" */

/**
 * @typedef {object} Named
 * @property {"card" | "edit" | "new" | "at" | ""} what
 * @property {string} [id] of the annotation
 * @property {Bounds} [bounds] of a new one, in code points
 * @property {Bounds} [place] that is looked at, and nothing opened
 * @property {string} [kind]
 */

/**
 * The part of the address for what the panel shows; "" for nothing.
 * @param {{card: string | null, form: string | null, bounds: Bounds | null, kind?: string}} shown
 * @returns {string}
 */
export function hashOf({ card, form, bounds, kind = "claim" }) {
  if (form === "new") return bounds ? `#new-${bounds.start}-${bounds.end}-${kind}` : "";
  if (form) return `#edit-${form}`;
  return card ? `#annotation-${card}` : "";
}

/**
 * What a part of an address names; what was written by hand and makes no sense names nothing.
 * @param {string} hash
 * @returns {Named}
 */
export function placeIn(hash) {
  const made = /^#new-(\d{1,9})-(\d{1,9})-([a-z_]+)$/.exec(hash);
  if (made) {
    const bounds = { start: Number(made[1]), end: Number(made[2]) };
    return bounds.start < bounds.end ? { what: "new", bounds, kind: made[3] } : { what: "" };
  }
  const seen = /^#at-(\d{1,9})-(\d{1,9})$/.exec(hash);
  if (seen) {
    const place = { start: Number(seen[1]), end: Number(seen[2]) };
    return place.start < place.end ? { what: "at", place } : { what: "" };
  }
  const [, what, id] = /^#(annotation|edit)-([0-9a-f-]{36})$/.exec(hash) ?? [];
  return id ? { what: what === "edit" ? "edit" : "card", id } : { what: "" };
}
