// Which keys undo and redo, and what is said of it.
import assert from "node:assert/strict";

import { told, toldWhyNot, wayOf } from "workbench/undo.js";

const NO_KEYS = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const ACT = { entry: 12, revision: 2, words: "tagged “نص” as claim", stays: "", refusal: null };

for (
  const [keys, key, way] of /** @type {[string, string, string | null][]} */ ([
    ["", "z", null],
    ["ctrlKey", "z", "undo"],
    ["ctrlKey", "Z", "undo"], // with the capitals locked
    ["ctrlKey shiftKey", "Z", "redo"],
    ["ctrlKey", "y", "redo"],
    ["ctrlKey shiftKey", "Y", null],
    ["metaKey", "z", "undo"],
    ["metaKey shiftKey", "z", "redo"],
    ["metaKey", "y", null], // opens the history of a browser
    ["ctrlKey altKey", "z", null],
    ["ctrlKey metaKey", "z", null],
    ["ctrlKey", "a", null],
    ["", "y", null], // copies
  ])
) {
  Deno.test(`${keys || "nothing"} and ${key}: ${way}`, () => {
    const pressed = Object.fromEntries(keys.split(" ").map((name) => [name, true]));
    assert.equal(wayOf({ ...NO_KEYS, ...pressed, key }), way);
  });
}

Deno.test("what was done is said, and what does not come back", () => {
  assert.equal(told("undo", ACT), "Undone: you tagged “نص” as claim.");
  assert.equal(
    told("redo", { ...ACT, stays: "It is a draft now." }),
    "Done again: you tagged “نص” as claim. It is a draft now.",
  );
});

Deno.test("why something stays is said with what it is", () => {
  assert.equal(toldWhyNot(ACT, "ben edited it."), "You tagged “نص” as claim. This stays: ben edited it.");
});
