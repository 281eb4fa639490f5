// What a sheet at the bottom of the screen is about stays in sight above it.
import assert from "node:assert/strict";

import { covered, scrollFor } from "workbench/sheet.js";

const SEEN = { top: 0, bottom: 300 };

Deno.test("what is in sight stays where it is", () => {
  assert.equal(scrollFor({ top: 20, bottom: 60 }, SEEN), 0);
});

Deno.test("what lies under the sheet comes up just above it", () => {
  assert.equal(scrollFor({ top: 400, bottom: 440 }, SEEN), 440 - 300 + 12);
});

Deno.test("what lies above the screen comes down, and of what is too tall its beginning", () => {
  assert.equal(scrollFor({ top: -50, bottom: 10 }, SEEN), -62);
  assert.equal(scrollFor({ top: 100, bottom: 900 }, SEEN), 88);
});

Deno.test("the keyboard covers what is not seen, but two fingers are no keyboard", () => {
  assert.equal(covered(844, { height: 500, offsetTop: 0, scale: 1 }), 344);
  assert.equal(covered(844, { height: 500, offsetTop: 344, scale: 1 }), 0);
  assert.equal(covered(844, { height: 400, offsetTop: 0, scale: 2 }), 0);
  assert.equal(covered(844, null), 0);
});
