// The map of a source puts each passage into the rows it lies in, and finds the place of each row again.
import assert from "node:assert/strict";

import { binned, Scale } from "workbench/bins.js";
import { Lines } from "workbench/codepoints.js";
import { randomly } from "./randomly.js";

/** @type {(start: number, end: number, kind?: string, contradictions?: string[]) => any} */
function passage(start, end, kind = "claim", contradictions = []) {
  return { id: `${start}-${end}`, start, end, kind, contradictions };
}

Deno.test("a short line takes a row of the map, a long one as many as it has on the page", () => {
  const scale = new Scale(new Lines(["", "short", "x".repeat(149), ""])); // 1, 1, 2 and 1 rows
  assert.deepEqual([0, 1, 7, 7 + 75, 7 + 150].map((offset) => scale.partAt(offset)), [0, 0.2, 0.4, 0.6, 0.8]);
});

Deno.test("what is pressed on the map is the place that is drawn there", () => {
  const random = randomly(6);
  const lines = new Lines(Array.from({ length: 40 }, () => "👩 y".repeat(random(90))));
  const scale = new Scale(lines);
  for (let offset = 0; offset < lines.length; offset += 7) {
    const { line, within } = scale.placeOf(scale.partAt(offset));
    const again = scale.partIn(line, within);
    assert.ok(Math.abs(again - scale.partAt(offset)) < 1e-9);
    assert.ok(Math.abs(line - lines.lineAt(offset)) <= (within > 1 - 1e-9 || within < 1e-9 ? 1 : 0));
  }
  assert.deepEqual(scale.placeOf(-3), { line: 0, within: 0 });
  assert.deepEqual(scale.placeOf(7), { line: 39, within: 1 });
});

Deno.test("each row counts what lies in it, checked against asking each passage", () => {
  const random = randomly(7);
  const lines = new Lines(Array.from({ length: 30 }, () => "z".repeat(random(300))));
  const scale = new Scale(lines);
  for (let round = 0; round < 50; round++) {
    const rows = 1 + random(80);
    const passages = Array.from({ length: 50 }, () => {
      const start = random(lines.length - 1);
      const longest = random(8) ? Math.min(50, lines.length - start) : lines.length - start;
      return passage(start, start + 1 + random(longest), ["claim", "quote"][random(2)], random(4) ? [] : ["c"]);
    });
    const { kinds, contradicted } = binned(passages, scale, rows);
    const row = (/** @type {number} */ offset) => Math.min(rows - 1, Math.floor(scale.partAt(offset) * rows));
    for (let place = 0; place < rows; place++) {
      for (const kind of ["claim", "quote"]) {
        const here = passages.filter((one) =>
          one.kind === kind && row(one.start) <= place && place <= row(one.end - 1)
        );
        assert.equal(kinds.get(kind)?.[place] ?? 0, here.length);
      }
      const begun = passages.filter((one) => one.contradictions.length && row(one.start) === place);
      assert.equal(contradicted[place], begun.length);
    }
  }
});

Deno.test("the very end of a text lies on the map, and an empty text has one too", () => {
  const { kinds } = binned([passage(0, 5)], new Scale(new Lines(["abcde"])), 10);
  assert.deepEqual([...kinds.get("claim") ?? []].filter(Boolean).length > 5, true);
  assert.equal(new Scale(new Lines([""])).partAt(0), 0);
});
