// The address of the reading room names what is open in it.
import assert from "node:assert/strict";
import { hashOf, placeIn } from "workbench/hash.js";

const ID = "01a201dc-3bb8-7000-9d15-c8ee8c0f5e91";

Deno.test("what is open is named, and found again by its name", () => {
  const bounds = { start: 4, end: 12 };
  const edit = hashOf({ card: null, form: ID, bounds: null });
  const card = hashOf({ card: ID, form: null, bounds: null });
  const made = hashOf({ card: null, form: "new", bounds, kind: "translation_error" });
  assert.deepEqual(placeIn(edit), { what: "edit", id: ID });
  assert.deepEqual(placeIn(card), { what: "card", id: ID });
  assert.deepEqual(placeIn(made), { what: "new", bounds, kind: "translation_error" });
  assert.equal(hashOf({ card: null, form: null, bounds: null }), "");
});

Deno.test("a place in the text is named without opening a form", () => {
  assert.deepEqual(placeIn("#at-0-12"), { what: "at", place: { start: 0, end: 12 } });
  assert.deepEqual(placeIn("#at-1999999-2000000"), { what: "at", place: { start: 1999999, end: 2000000 } });
  for (const hash of ["#at-12-12", "#at-12-4", "#at-1", "#at--1-4", "#at-1-2-claim", "#at-1-2000000000"]) {
    assert.deepEqual(placeIn(hash), { what: "" });
  }
});

Deno.test("what makes no sense names nothing", () => {
  for (const hash of ["", "#", "#new-12-4-claim", "#new-1-2-", "#new-1-2-<b>", "#annotation-../../x", `#other-${ID}`]) {
    assert.deepEqual(placeIn(hash), { what: "" });
  }
});
