// Offsets count Unicode code points in the browser as they do in Python: on the same fixtures, and on random texts.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";

import { codePointLength, Lines, toCodePoints, toUtf16 } from "workbench/codepoints.js";
import { randomly } from "./randomly.js";

const FOLDER = new URL("../../fixtures/anchoring/", import.meta.url);
const CASES = readdirSync(FOLDER).sort().map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf-8")));

Deno.test("there are fixtures for the scripts that break offsets", () => {
  assert.ok(CASES.length >= 30);
});

for (const { name, text, start, end, quote, prefix, suffix, utf16 } of CASES) {
  Deno.test(`${name}: code points and UTF-16 units name the same place`, () => {
    assert.equal(toUtf16(text, start), utf16.start);
    assert.equal(toUtf16(text, end), utf16.end);
    assert.equal(toCodePoints(text, utf16.start), start);
    assert.equal(toCodePoints(text, utf16.end), end);
    assert.equal(codePointLength(quote), end - start);
    assert.equal(text.slice(utf16.start, utf16.end), quote);
  });

  Deno.test(`${name}: located in the lines as it is in the text`, () => {
    const lines = Lines.of(text);
    assert.equal(lines.length, codePointLength(text));
    assert.equal(lines.count, text.split("\n").length);
    assert.deepEqual(lines.anchor(start, end), { quote, prefix, suffix });
    for (const offset of [start, end]) {
      const place = lines.place(offset);
      assert.equal(lines.offset(place.line, place.utf16), offset);
    }
  });
}

Deno.test("every offset of a text has a place and every place its offset", () => {
  const random = randomly(3);
  for (let round = 0; round < 200; round++) {
    const text = Array.from({ length: random(40) }, () => ["a", "\n", "😀", "\u0301", "\u2028", "ب"][random(6)]).join(
      "",
    );
    const points = Array.from(text);
    const lines = Lines.of(text);
    for (let offset = 0; offset <= points.length; offset++) {
      const before = points.slice(0, offset).join("");
      const { line, utf16 } = lines.place(offset);
      assert.equal(line, before.split("\n").length - 1);
      assert.equal(utf16, before.length - (before.lastIndexOf("\n") + 1));
      assert.equal(lines.offset(line, utf16), offset);
      assert.equal(toUtf16(text, offset), before.length);
      assert.equal(toCodePoints(text, before.length), offset);
      const end = offset + random(points.length - offset + 1);
      assert.equal(lines.slice(offset, end), points.slice(offset, end).join(""));
    }
  }
});

Deno.test("an offset before a line feed belongs to the end of its line, and the next to the line behind", () => {
  const lines = Lines.of("a😀\n\nb");
  assert.deepEqual(lines.place(2), { line: 0, utf16: 3 });
  assert.deepEqual(lines.place(3), { line: 1, utf16: 0 });
  assert.deepEqual(lines.place(4), { line: 2, utf16: 0 });
  assert.deepEqual([0, 1, 2].map((line) => lines.startOf(line)), [0, 3, 4]);
  assert.equal(lines.length, 5);
});

Deno.test("the middle of a surrogate pair is the place before it", () => {
  assert.equal(toCodePoints("a😀b", 2), 1);
  assert.equal(Lines.of("a😀b").offset(0, 2), 1);
});

Deno.test("a surrogate alone is one code point", () => {
  assert.equal(codePointLength("\uDE00a\uD83D"), 3);
  assert.equal(toUtf16("\uDE00\uD83D\uD83D\uDE00b", 3), 4);
});

Deno.test("an empty text has one empty line", () => {
  for (const lines of [Lines.of(""), new Lines([])]) {
    assert.equal(lines.count, 1);
    assert.equal(lines.length, 0);
    assert.deepEqual(lines.place(0), { line: 0, utf16: 0 });
    assert.deepEqual(lines.anchor(0, 0), { quote: "", prefix: "", suffix: "" });
  }
});

Deno.test("what is outside the text is refused", () => {
  const lines = Lines.of("ab\nc😀");
  for (const offset of [-1, 6, 1.5, NaN]) assert.throws(() => lines.place(offset), RangeError);
  assert.throws(() => lines.offset(0, 3), RangeError);
  assert.throws(() => lines.offset(2, 0), RangeError);
  assert.throws(() => lines.startOf(2), RangeError);
  assert.throws(() => lines.slice(3, 2), RangeError);
  assert.throws(() => toUtf16("c😀", 3), RangeError);
  assert.throws(() => toCodePoints("c😀", 4), RangeError);
});

Deno.test("a megabyte of 8,000 lines is opened and asked 20,000 times in well under a second", () => {
  const line =
    "It was said in 1994 that 27 + 186 = 213 people had left 😀; nobody counted them again, it seems, but one man of the town.";
  const began = performance.now();
  const lines = new Lines(Array(8000).fill(line));
  const random = randomly(8);
  for (let asked = 0; asked < 20_000; asked++) {
    const { line, utf16 } = lines.place(random(lines.length));
    lines.offset(line, utf16);
  }
  assert.ok(performance.now() - began < 500);
});
