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

Deno.test("what makes no sense names nothing", () => {
  for (const hash of ["", "#", "#new-12-4-claim", "#new-1-2-", "#new-1-2-<b>", "#annotation-../../x", `#other-${ID}`]) {
    assert.deepEqual(placeIn(hash), { what: "" });
  }
});
