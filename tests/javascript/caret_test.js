// Which key moves the reading caret where.
import assert from "node:assert/strict";

import { moveOf } from "workbench/caret.js";

/**
 * @param {string} key
 * @param {Partial<import("workbench/caret.js").Press>} [held]
 * @param {boolean} [isMac]
 */
function moved(key, held = {}, isMac = false) {
  const move = moveOf({ key, ctrlKey: false, altKey: false, metaKey: false, ...held }, isMac);
  return move && `${move.direction} ${move.step}`;
}

Deno.test("arrows go by characters and lines, with Ctrl by words, Home and End to the ends", () => {
  assert.equal(moved("ArrowLeft"), "left character");
  assert.equal(moved("ArrowDown"), "forward line");
  assert.equal(moved("PageUp"), "backward page");
  assert.equal(moved("End"), "forward lineboundary");
  assert.equal(moved("ArrowRight", { ctrlKey: true }), "right word");
  assert.equal(moved("Home", { ctrlKey: true }), "backward text");
});

Deno.test("what belongs to the browser stays its own", () => {
  for (const key of ["ArrowLeft", "ArrowRight", "Home"]) assert.equal(moved(key, { altKey: true }), null);
  assert.equal(moved("ArrowUp", { ctrlKey: true }), null);
  assert.equal(moved("PageDown", { ctrlKey: true }), null);
  assert.equal(moved("ArrowLeft", { metaKey: true }), null);
  assert.equal(moved("ArrowLeft", { ctrlKey: true, altKey: true }), null);
  assert.equal(moved("n"), null);
});

Deno.test("on a Mac, Option goes by words and Command to the ends", () => {
  assert.equal(moved("ArrowLeft", { altKey: true }, true), "left word");
  assert.equal(moved("ArrowUp", { metaKey: true }, true), "backward text");
  assert.equal(moved("ArrowRight", { metaKey: true }, true), "right lineboundary");
  assert.equal(moved("ArrowRight", { ctrlKey: true }, true), null);
});
