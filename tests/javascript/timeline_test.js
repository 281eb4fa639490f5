// The keys of the timeline follow its links, and nothing else.
import assert from "node:assert/strict";

import { asked, onward } from "workbench/timeline.js";

const PLAIN = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

Deno.test("arrows go from bar to bar, with shift to earlier and later", () => {
  assert.deepEqual(asked({ ...PLAIN, key: "ArrowRight" }), { step: 1 });
  assert.deepEqual(asked({ ...PLAIN, key: "ArrowLeft" }), { step: -1 });
  assert.deepEqual(asked({ ...PLAIN, key: "ArrowLeft", shiftKey: true }), { zoom: "earlier" });
  assert.deepEqual(asked({ ...PLAIN, key: "ArrowRight", shiftKey: true }), { zoom: "later" });
});

Deno.test("plus, minus and nought zoom; letters and the browser's own keys are left alone", () => {
  assert.deepEqual(["+", "-", "0"].map((key) => asked({ ...PLAIN, key })), [
    { zoom: "closer" },
    { zoom: "wider" },
    { zoom: "all" },
  ]);
  for (const key of ["a", "Tab", "Enter", "toString"]) assert.equal(asked({ ...PLAIN, key }), null);
  assert.equal(asked({ ...PLAIN, key: "-", ctrlKey: true }), null);
  assert.equal(asked({ ...PLAIN, key: "ArrowLeft", altKey: true }), null);
});

Deno.test("the way along the bars ends at the first and the last", () => {
  assert.deepEqual([onward(-1, 1, 3), onward(-1, -1, 3), onward(0, -1, 3), onward(1, 1, 3), onward(2, 1, 3)], [
    0,
    2,
    0,
    2,
    2,
  ]);
});
