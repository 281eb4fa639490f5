// Passages are found by place and by id, and painted without one hiding another; checked against looking at each.
import assert from "node:assert/strict";

import { ASIDE, OVERLAP, Passages, segments } from "workbench/segments.js";
import { randomly } from "./randomly.js";

const KINDS = ["claim", "statistic", "quote", "translation_error"];

/** @import {Passage} from "workbench/segments.js" */

/**
 * @param {(limit: number) => number} random
 * @param {number} count
 * @param {number} length of the text
 * @returns {Passage[]}
 */
function some(random, count, length) {
  return Array.from({ length: count }, (_, number) => {
    const start = random(length);
    const longest = random(10) ? Math.min(8, length - start) : length - start;
    return { id: `p${(number * 7919) % 10_007}`, start, end: start + 1 + random(longest), kind: KINDS[random(4)] };
  });
}

/** @param {Passage[]} passages */
function inOrder(passages) {
  return passages.toSorted((one, other) => one.start - other.start || (one.id < other.id ? -1 : 1));
}

/**
 * @param {number} start
 * @param {number} end
 * @param {string} [kind]
 * @returns {Passage}
 */
function passage(start, end, kind = "claim") {
  return { id: `${start}-${end}-${kind}`, start, end, kind };
}

Deno.test("every code point is painted with its one kind, with overlap, or not at all", () => {
  const random = randomly(1);
  for (let round = 0; round < 300; round++) {
    const passages = some(random, random(12), 40);
    const painted = segments(passages);
    for (let offset = 0; offset < 40; offset++) {
      const there = passages.filter(({ start, end }) => start <= offset && offset < end);
      const paints = painted.filter(({ start, end }) => start <= offset && offset < end).map(({ paint }) => paint);
      const expected = there.length > 1 ? [OVERLAP] : there.map(({ kind }) => kind);
      assert.deepEqual(paints, expected, JSON.stringify({ passages, offset }));
    }
    assert.ok(painted.every(({ start, end }, index) => start < end && (!index || painted[index - 1].end <= start)));
  }
});

Deno.test("two passages of one kind that overlap are painted as an overlap", () => {
  assert.deepEqual(segments([passage(4, 12), passage(0, 8)]), [
    { start: 0, end: 4, paint: "claim" },
    { start: 4, end: 8, paint: "overlap" },
    { start: 8, end: 12, paint: "claim" },
  ]);
});

Deno.test("an overlap that changes its passages stays one stretch", () => {
  assert.deepEqual(segments([passage(0, 10), passage(2, 6, "quote"), passage(6, 8), passage(4, 7, "statistic")]), [
    { start: 0, end: 2, paint: "claim" },
    { start: 2, end: 8, paint: "overlap" },
    { start: 8, end: 10, paint: "claim" },
  ]);
});

Deno.test("passages that touch do not overlap, and two tags of the same words do", () => {
  assert.deepEqual(segments([passage(0, 5), passage(5, 9, "quote")]), [
    { start: 0, end: 5, paint: "claim" },
    { start: 5, end: 9, paint: "quote" },
  ]);
  assert.deepEqual(segments([passage(0, 5), passage(0, 5, "quote")]), [{ start: 0, end: 5, paint: "overlap" }]);
});

Deno.test("two overlaps with nothing between them stay two", () => {
  const twice = [passage(0, 5), passage(0, 5, "quote"), passage(8, 9), passage(8, 9, "quote")];
  assert.deepEqual(segments(twice), [{ start: 0, end: 5, paint: "overlap" }, { start: 8, end: 9, paint: "overlap" }]);
});

Deno.test("what the filter leaves out is painted faintly, and nowhere over or as an overlap with what it shows", () => {
  const isAside = (/** @type {Passage} */ { kind }) => kind === "claim";
  assert.deepEqual(segments([passage(0, 10), passage(2, 6, "quote"), passage(8, 12)], isAside), [
    { start: 0, end: 2, paint: ASIDE },
    { start: 2, end: 6, paint: "quote" },
    { start: 6, end: 12, paint: ASIDE },
  ]);
});

Deno.test("no passages give nothing to paint", () => {
  assert.deepEqual(segments([]), []);
});

Deno.test("what is found stays right while passages come, change and go", () => {
  const random = randomly(2);
  const pool = some(random, 120, 300);
  /** @type {Map<string, Passage>} */
  const expected = new Map(pool.slice(0, 60).map((one) => [one.id, one]));
  const passages = new Passages(expected.values());
  for (let round = 0; round < 600; round++) {
    const one = pool[random(pool.length)];
    const moved = { ...one, start: Math.max(0, one.start - random(20)) };
    if (random(2)) {
      assert.equal(passages.remove(one.id), expected.delete(one.id));
    } else {
      passages.replace(moved);
      expected.set(one.id, moved);
    }
    const all = inOrder([...expected.values()]);
    const start = random(310);
    const end = start + 1 + random(30);
    assert.deepEqual([...passages], all);
    assert.equal(passages.size, all.length);
    assert.deepEqual(passages.within(start, end), all.filter((each) => each.start < end && each.end > start));
    assert.deepEqual(passages.at(start), all.filter((each) => each.start <= start && start < each.end));
    assert.equal(passages.next(start), all.find((each) => each.start >= start) ?? null);
    assert.equal(passages.previous(start), all.findLast((each) => each.start < start) ?? null);
    assert.equal(passages.get(one.id), expected.get(one.id) ?? null);
    const index = all.findIndex((each) => each.id === one.id);
    assert.equal(passages.position(one.id), index < 0 ? null : index + 1);
    assert.equal(passages.next(one.id), index < 0 ? null : (all[index + 1] ?? null));
    assert.equal(passages.previous(one.id), index < 0 ? null : (all[index - 1] ?? null));
  }
});

Deno.test("walking goes from the first passage to the last and stops there", () => {
  const passages = new Passages([passage(9, 10), passage(3, 8), passage(3, 8, "quote"), passage(0, 20)]);
  const walked = [];
  for (let at = passages.next(0); at; at = passages.next(at.id)) walked.push(at.id);
  assert.deepEqual(walked, ["0-20-claim", "3-8-claim", "3-8-quote", "9-10-claim"]);
  assert.equal(passages.position("9-10-claim"), 4);
  assert.equal(passages.previous("0-20-claim"), null);
});

Deno.test("adding what is there already is a mistake", () => {
  const passages = new Passages([passage(0, 5)]);
  assert.throws(() => passages.add(passage(0, 5)));
  passages.add(passage(1, 5));
  assert.equal(passages.size, 2);
});

Deno.test("an index without passages finds nothing", () => {
  const passages = new Passages();
  assert.deepEqual(passages.within(0, 10), []);
  assert.equal(passages.next(0), null);
  assert.equal(passages.previous(10), null);
});

Deno.test("a window costs the same however many passages there are, long ones too", () => {
  const passages = new Passages(
    Array.from({ length: 20_000 }, (_, number) => passage(number * 50, number % 2000 ? number * 50 + 40 : 1_000_000)),
  );
  assert.equal(passages.within(500_000, 502_000).length, 40 + 5);
  const began = performance.now();
  for (let start = 0; start < 1_000_000; start += 1000) passages.within(start, start + 2000);
  assert.ok(performance.now() - began < 200);
});
