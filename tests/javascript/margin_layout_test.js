// Cards beside a text never stand over each other, keep the order of the text, and stay at their lines.
import assert from "node:assert/strict";

import { slotsOf } from "workbench/margin-layout.js";
import { randomly } from "./randomly.js";

const SIZES = { full: 44, slim: 24, gap: 2, drift: 60 };

/** @type {(heights: number[]) => ReturnType<typeof slotsOf>} */
function slotsAt(heights) {
  return slotsOf(heights.map((at, place) => ({ id: `${place}`, at })), SIZES);
}

/** @type {(heights: number[]) => string[]} */
function told(heights) {
  return slotsAt(heights).map(({ form, top, ids }) => `${form} ${top} ${ids}`);
}

Deno.test("where there is room, each passage has a card at its line", () => {
  assert.deepEqual(told([0, 100, 200]), ["full 0 0", "full 100 1", "full 200 2"]);
});

Deno.test("where lines follow each other, cards have one row", () => {
  assert.deepEqual(told([0, 31, 62]), ["slim 0 0", "slim 31 1", "full 62 2"]);
});

Deno.test("passages of one line share the room until the next, or are a stack", () => {
  assert.deepEqual(told([0, 0, 92]), ["full 0 0", "full 46 1", "full 92 2"]);
  assert.deepEqual(told([0, 0, 91]), ["slim 0 0", "slim 26 1", "full 91 2"]);
  assert.deepEqual(told([0, 0, 51]), ["stack 0 0,1", "full 51 2"]);
  assert.deepEqual(told([0, 0, 0, 0, 500]), ["stack 0 0,1,2,3", "full 500 4"]); // the last would stand too far below
});

Deno.test("a finding with several places in one line stands there once", () => {
  const ids = ["finding/a/0", "finding/b/0", "finding/a/1", "mine"];
  const slots = slotsOf(ids.map((id) => ({ id, at: 0 })), SIZES);
  assert.deepEqual(slots.flatMap((slot) => slot.ids), ["finding/a/0", "finding/b/0", "mine"]);
  const apart = slotsOf([{ id: "finding/a/0", at: 0 }, { id: "finding/a/1", at: 100 }], SIZES);
  assert.deepEqual(apart.length, 2);
});

Deno.test("there is nothing beside a text without passages", () => {
  assert.deepEqual(slotsAt([]), []);
});

Deno.test("whatever the text, no card covers another, all are there in order, and none is far from its line", () => {
  const random = randomly(5);
  for (let round = 0; round < 500; round++) {
    let at = 0;
    const heights = Array.from({ length: 1 + random(60) }, () => at += random(3) ? random(4) * 31 : random(20));
    const slots = slotsAt(heights);
    assert.deepEqual(slots.flatMap(({ ids }) => ids), heights.map((_, place) => `${place}`));
    for (const [place, { form, top, height, ids }] of slots.entries()) {
      if (place) assert.ok(slots[place - 1].top + slots[place - 1].height + SIZES.gap <= top, heights.join());
      assert.equal(height, form === "full" ? SIZES.full : SIZES.slim);
      assert.equal(ids.length > 1, form === "stack");
      for (const id of ids) assert.ok(Math.abs(top - heights[Number(id)]) <= SIZES.drift, heights.join());
    }
  }
});
