// How a card beside the text looks: one passage with what is said of it, or a stack of several that have no room.
import { element } from "workbench/dialogs.js";
import { findingOf } from "workbench/noticed.js";
import { count, KINDS, NOTICED, shortened, STATUSES } from "workbench/words.js";

/** @import {Slot} from "workbench/margin-layout.js" */
/** @import {RoomPassage} from "workbench/work.js" */

/** So many passages of a stack are named to those who hear it. */
const NAMED = 3;

/**
 * All that a slot shows, as one string: what is the same looks the same.
 * @param {Slot} slot
 * @param {RoomPassage[]} passages
 */
export function labelOf({ form }, passages) {
  const told = passages.map((one) =>
    `${one.id} ${one.revision} ${one.status} ${one.contradictions.length} ${one.author}`
  );
  return `${form}: ${told.join()}`;
}

/**
 * @param {RoomPassage} passage
 * @param {"full" | "slim"} form
 */
export function cardOf(passage, form) {
  const { id, kind, status, author, said } = passage;
  if (findingOf(id)) return noticedCardOf(passage, form);
  const card = element("button", "", {
    type: "button",
    class: `margin-card margin-${form} margin-kind-${kind}`,
    tabindex: "-1",
    "data-id": id,
  });
  const who = element("span", "", { class: "margin-row" });
  who.append(
    element("span", KINDS[kind], { class: `kind kind-${kind}` }),
    " ",
    element("bdi", author, { class: "margin-who" }),
    " ",
    ...contradicted(passage.contradictions.length),
  );
  const what = element("span", "", { class: "margin-row" });
  what.append(
    element("span", STATUSES[status], { class: `status status-${status}` }),
    " ",
    element("span", said, { class: "margin-said", dir: "auto" }),
  );
  card.append(who, " ", what);
  return card;
}

/**
 * The card of a finding: with broken edges, and named as what a check noticed.
 * @param {RoomPassage} passage
 * @param {"full" | "slim"} form
 */
function noticedCardOf({ id, kind, author, said }, form) {
  const card = element("button", "", {
    type: "button",
    class: `margin-card margin-${form} margin-noticed margin-noticed-${kind}`,
    tabindex: "-1",
    "data-id": id,
  });
  const what = element("span", "", { class: "margin-row" });
  what.append(
    element("span", NOTICED[kind] ?? KINDS[kind], { class: "margin-noticed-kind" }),
    " ",
    element("span", author, { class: "margin-who" }),
  );
  const why = element("span", "", { class: "margin-row" });
  why.append(element("span", said, { class: "margin-said", dir: "auto" }));
  card.append(what, " ", why);
  return card;
}

/** @param {RoomPassage[]} passages that start in one line, or in lines that are too close */
export function stackOf(passages) {
  const stack = element("button", "", {
    type: "button",
    class: "margin-card margin-slim margin-stack",
    tabindex: "-1",
    "aria-expanded": "false",
    "data-stack": passages[0].id,
  });
  const kinds = [...new Set(passages.map(({ id, kind }) => (findingOf(id) ? `noticed` : `kind-${kind}`)))];
  const named = passages.slice(0, NAMED).map(nameOf);
  const marks = element("span", "", { class: "margin-kinds", "aria-hidden": "true" });
  marks.append(...kinds.map((kind) => element("span", "", { class: `margin-mark margin-${kind}` })));
  const rest = passages.length > NAMED ? " and more" : "";
  stack.append(
    marks,
    element("span", countOf(passages), { class: "margin-who" }),
    element("span", `: ${shortened(named.join(", "), 120)}${rest}`, { class: "only-heard" }),
    ...contradicted(new Set(passages.flatMap(({ contradictions }) => contradictions)).size),
  );
  return stack;
}

/**
 * What people have said and what checks noticed are counted apart.
 * @param {RoomPassage[]} passages
 */
function countOf(passages) {
  const noticed = passages.filter(({ id }) => findingOf(id)).length;
  const said = passages.length - noticed;
  return [...said ? [count(said, "passage")] : [], ...noticed ? [`${noticed} noticed`] : []].join(", ");
}

/** @param {RoomPassage} passage */
function nameOf({ id, kind, author }) {
  return findingOf(id) ? `${NOTICED[kind] ?? KINDS[kind]} noticed by a check` : `${KINDS[kind]} by ${author}`;
}

/** @param {number} number of contradictions */
function contradicted(number) {
  if (!number) return [];
  const mark = element("span", "", { class: "margin-contradicted" });
  mark.append(
    element("span", String(number), { class: "margin-number", "aria-hidden": "true" }),
    element("span", count(number, "contradiction"), { class: "only-heard" }),
  );
  return [mark];
}
