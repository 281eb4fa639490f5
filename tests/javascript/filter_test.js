// A filter shows what it names, counts what each choice would show, and comes back from the address as it was.
import assert from "node:assert/strict";

import { anything, counts, filterIn, fits, isAnything, withFilter } from "workbench/filter.js";
import { Passages } from "workbench/segments.js";
import { Shown } from "workbench/shown.js";
import { randomly } from "./randomly.js";

/** @import {Filter} from "workbench/filter.js" */
/** @import {RoomPassage} from "workbench/work.js" */

const KINDS = ["claim", "statistic", "quote", "translation_error"];
const STATUSES = ["draft", "submitted", "signed_off", "rejected"];
const AUTHORS = ["ada", "ben", "a&b=c ?#%", "نص"];
const TRAITS = /** @type {const} */ (["mine", "waiting", "contradicted"]);

/** @type {(random: (limit: number) => number, id: number) => RoomPassage} */
function passage(random, id) {
  return {
    id: `${id}`,
    start: id,
    end: id + 1,
    kind: KINDS[random(4)],
    status: STATUSES[random(4)],
    revision: 1,
    author: AUTHORS[random(4)],
    mine: random(2) === 1,
    contradictions: random(3) ? [] : ["c"],
    said: "",
    waits: random(2) === 1,
  };
}

/** @type {(random: (limit: number) => number) => Filter} */
function filterAt(random) {
  /** @type {<T>(all: readonly T[]) => Set<T>} */
  const some = (all) => new Set(all.filter(() => random(3) === 0));
  return { kind: some(KINDS), status: some(STATUSES), author: some(AUTHORS), only: some(TRAITS) };
}

/** @type {(one: RoomPassage, filter: Filter) => boolean} The rule again, in other words. */
function isMeant(one, { kind, status, author, only }) {
  if (kind.size && !kind.has(one.kind)) return false;
  if (status.size && !status.has(one.status)) return false;
  if (author.size && !author.has(one.author)) return false;
  if (only.has("mine") && !one.mine) return false;
  if (only.has("waiting") && !one.waits) return false;
  return !only.has("contradicted") || one.contradictions.length > 0;
}

Deno.test("a passage fits that has one of the named in each group, and every named trait", () => {
  const random = randomly(1);
  for (let round = 0; round < 200; round++) {
    const filter = filterAt(random);
    for (let id = 0; id < 20; id++) {
      const one = passage(random, id);
      assert.equal(fits(one, filter), isMeant(one, filter));
    }
  }
  assert.ok(isAnything(anything()) && fits(passage(random, 0), anything()));
});

Deno.test("a choice counts what would be shown if it alone were chosen in its group", () => {
  const random = randomly(2);
  for (let round = 0; round < 60; round++) {
    const filter = filterAt(random);
    const passages = Array.from({ length: 60 }, (_, id) => passage(random, id));
    const found = counts(passages, filter);
    for (const kind of KINDS) {
      const expected = passages.filter((one) => isMeant(one, { ...filter, kind: new Set([kind]) })).length;
      assert.equal(found.kind.get(kind) ?? 0, expected);
    }
    for (const author of AUTHORS) {
      const expected = passages.filter((one) => isMeant(one, { ...filter, author: new Set([author]) })).length;
      assert.equal(found.author.get(author) ?? 0, expected);
    }
    for (const trait of TRAITS) {
      const only = new Set(filter.only).add(trait);
      assert.equal(found.only.get(trait) ?? 0, passages.filter((one) => isMeant(one, { ...filter, only })).length);
    }
  }
});

Deno.test("the address gives back the filter that was written into it, and keeps all else", () => {
  const random = randomly(3);
  for (let round = 0; round < 200; round++) {
    const filter = filterAt(random);
    const written = withFilter("?left=12&kind=quote&contradiction=x%20y", filter);
    assert.deepEqual(filterIn(written), filter);
    assert.equal(new URLSearchParams(written).get("left"), "12");
    assert.equal(new URLSearchParams(written).get("contradiction"), "x y");
  }
  assert.equal(withFilter("?kind=quote", anything()), "");
});

Deno.test("what an address names that is nothing is left out", () => {
  const asked = filterIn("?kind=nonsense&kind=claim&status=toString&only=__proto__&only=mine&kind=&sort=up");
  assert.deepEqual(asked, { ...anything(), kind: new Set(["claim"]), only: new Set(["mine"]) });
  assert.equal(filterIn(`?${"author=x&".repeat(5000)}`).author.size, 1);
});

Deno.test("what is shown follows each change as if it were filtered anew", () => {
  const random = randomly(4);
  const work = { passages: new Passages(Array.from({ length: 40 }, (_, id) => passage(random, id))) };
  let filter = filterAt(random);
  const shown = new Shown(work, () => filter);
  for (let round = 0; round < 400; round++) {
    const id = random(60);
    const turn = random(20);
    if (turn === 0) {
      filter = random(4) ? filterAt(random) : anything();
      shown.sift();
    } else if (turn === 1) work.passages = new Passages([...work.passages].slice(1));
    else if (turn < 8) work.passages.remove(`${id}`);
    else work.passages.replace(passage(random, id));
    shown.renew([`${id}`]);
    const expected = [...work.passages].filter((one) => isMeant(one, filter));
    assert.deepEqual([...shown.passages], expected);
    assert.equal(shown.isAll, isAnything(filter));
  }
});
