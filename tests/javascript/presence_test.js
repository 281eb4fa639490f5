// Who else reads a text: how they are named, when oneself is told of, and when arrivals are announced.
import assert from "node:assert/strict";

import { Arrivals, byLine, initials, lineOf, Telling, whereIs, whoIsHere } from "workbench/presence.js";

/**
 * @param {string} name
 * @param {number} first
 * @param {number | null} caret
 */
const reader = (name, first = 1, caret = null) => ({ person: name, name, first, last: first + 9, caret });

Deno.test("whoever is here is named, many are counted", () => {
  assert.equal(whoIsHere([]), "Nobody else is here");
  assert.equal(whoIsHere(["Ben"]), "Ben is here");
  assert.equal(whoIsHere(["Ben", "Rosa"]), "Ben and Rosa are here");
  assert.equal(whoIsHere(["Ben", "Rosa", "Ada", "Maya"]), "Ben, Rosa, Ada and one other are here");
  assert.equal(whoIsHere(Array.from({ length: 50 }, () => "x")), "x, x, x and 47 others are here");
});

Deno.test("where somebody is is said in lines", () => {
  assert.equal(whereIs({ ...reader("Ben", 12), caret: 15 }), "Ben reads lines 12 to 21, at line 15");
  assert.equal(whereIs({ ...reader("Ben", 12), last: 12 }), "Ben reads line 12");
});

Deno.test("somebody is at their caret while they see it, and else where their screen begins", () => {
  assert.equal(lineOf({ first: 10, last: 20, caret: 15 }), 15);
  assert.equal(lineOf({ first: 10, last: 20, caret: 3 }), 10);
  assert.equal(lineOf({ first: 10, last: 20, caret: null }), 10);
});

for (
  const [name, letters] of [["ben", "Be"], ["Ada Lovelace", "AL"], ["a", "A"], ["Person 3", "P3"], ["عمر", "عم"], [
    "",
    "?",
  ]]
    .concat([["👩🏽‍🔬 Eva", "👩🏽‍🔬E"], ["é̂x", "É̂x"], ["ada.k", "Ak"]])
) {
  Deno.test(`the letters of "${name}" are "${letters}"`, () => assert.equal(initials(name), letters));
}

Deno.test("those at one line share a mark", () => {
  const lines = byLine([reader("Ben", 4), reader("Rosa", 4), reader("Ada", 1, 4), reader("Maya", 9)]);
  assert.deepEqual([...lines].map(([line, some]) => [line, some.map(({ name }) => name)]), [
    [4, ["Ben", "Rosa", "Ada"]],
    [9, ["Maya"]],
  ]);
});

Deno.test("oneself is told of every two seconds when one moves, and every twenty when one stays", () => {
  const telling = new Telling();
  const [here, there] = [{ first: 1, last: 9, caret: null }, { first: 2, last: 10, caret: null }];
  const told = [];
  for (let now = 0; now <= 60_000; now += 500) {
    const isMoving = now > 40_000 && now < 50_000;
    if (telling.isDue(isMoving && (now / 500) % 2 ? there : here, now, false)) told.push(now);
  }
  assert.deepEqual(told.filter((now) => now <= 40_000), [0, 20_000, 40_000]);
  assert.deepEqual(told.filter((now) => now > 40_000), [42_500, 45_000, 47_500, 50_000]);
});

Deno.test("nobody is told that one moves while nobody is there to see it", () => {
  const telling = new Telling();
  const due = (/** @type {number} */ first, /** @type {number} */ now) =>
    telling.isDue({ first, last: 99, caret: null }, now, true);
  assert.deepEqual([due(1, 0), due(5, 5_000), due(9, 15_000), due(9, 20_000)], [true, false, false, true]);
});

Deno.test("what was taken back is told anew, but not at once", () => {
  const telling = new Telling();
  const here = { first: 1, last: 9, caret: null };
  assert.equal(telling.takeBack(), false);
  assert.equal(telling.isDue(here, 0, false), true);
  assert.equal(telling.takeBack(), true);
  assert.deepEqual([telling.isDue(here, 1_000, false), telling.isDue(here, 2_000, false)], [false, true]);
});

Deno.test("arrivals are announced once, not those who were there, and at most once a minute", () => {
  const arrivals = new Arrivals();
  const [ben, rosa, maya] = [reader("Ben"), reader("Rosa"), reader("Maya")];
  assert.equal(arrivals.news([ben], 0), "");
  assert.equal(arrivals.news([ben, rosa], 1_000), "Rosa is reading this too.");
  assert.equal(arrivals.news([ben, rosa, maya], 2_000), "");
  assert.equal(arrivals.news([rosa], 3_000), "");
  assert.equal(arrivals.news([ben, rosa, maya], 61_000), "Ben and Maya are reading this too.");
  assert.equal(arrivals.news([ben, rosa, maya], 200_000), "");
});
