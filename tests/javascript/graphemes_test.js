// A selection never cuts what a reader sees as one character, and has no white space at its edges.
import assert from "node:assert/strict";

import { Lines } from "workbench/codepoints.js";
import { passageIn, snap, trim } from "workbench/graphemes.js";
import { randomly } from "./randomly.js";

const FAMILY = "👨‍👩‍👧‍👦";
const PIECES = [
  "a",
  "b",
  " ",
  "7",
  ".",
  "e\u0301",
  "Z\u0351\u036b\u0343",
  "🇦🇿",
  "🇬",
  FAMILY,
  "👍🏽",
  "عَ",
  "دَ",
  "ي",
  "क्ष",
  "त्रि",
  "क्\u200dष",
  "र्",
  "\u0600",
  "\u0d4e",
  "한",
  "각",
  "\u1112\u1161\u11ab",
  "吉",
  "𠮷",
  "か\u3099",
  "ｶﾞ",
  "ำ",
  "\u200d",
  "\u200f",
  "\u2028",
  "\u00a0",
  "👩‍❤️‍💋‍👨",
];
const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * What the whole text's segmentation says.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function snapInAll(text, start, end) {
  const boundaries = [...Array.from(segmenter.segment(text), (cluster) => cluster.index), text.length];
  const first = boundaries.findLast((boundary) => boundary <= start);
  return { start: first, end: start === end ? first : boundaries.find((boundary) => boundary >= end) };
}

/**
 * @param {string} text
 * @param {string} inside a part of a character
 */
function widened(text, inside) {
  const start = text.indexOf(inside);
  const { start: first, end: last } = snap(text, start, start + inside.length);
  return text.slice(first, last);
}

Deno.test("half a flag becomes the flag, not its neighbour", () => {
  assert.equal(widened("🇦🇿🇬🇪 then", "🇬"), "🇬🇪");
  assert.equal(widened("🇦🇿🇬🇪 then", "🇿"), "🇦🇿");
});

Deno.test("one member of a family becomes the family", () => {
  assert.equal(widened(`7: ${FAMILY} came`, "👧"), FAMILY);
});

Deno.test("a combining mark takes its letter with it", () => {
  assert.equal(widened("The cafe\u0301 of", "\u0301"), "e\u0301");
  assert.equal(widened("The cafe\u0301 of", "af"), "af");
  assert.equal(widened("The cafe\u0301 of", "fe"), "fe\u0301");
});

Deno.test("a vowel sign takes its Arabic letter with it", () => {
  assert.equal(widened("إنّ العَدَدَ بلغ", "\u064e"), "عَ");
});

Deno.test("a Devanagari conjunct stays whole", () => {
  assert.equal(widened("और क्षत्रिय लिखा", "ष"), "क्ष");
  assert.equal(widened("में क्\u200dष और", "\u200d"), "क्\u200dष");
});

Deno.test("half a surrogate pair becomes the character", () => {
  assert.deepEqual(snap("a𠮷b", 2, 2), { start: 1, end: 1 });
  assert.deepEqual(snap("a𠮷b", 2, 3), { start: 1, end: 3 });
});

Deno.test("a window says what the whole text says, for any mixture of scripts", () => {
  const random = randomly(5);
  for (let round = 0; round < 400; round++) {
    const text = Array.from({ length: random(150) }, () => PIECES[random(PIECES.length)]).join("");
    for (let place = 0; place < 20; place++) {
      const start = random(text.length + 1);
      const end = start + random(text.length - start + 1);
      assert.deepEqual(snap(text, start, end), snapInAll(text, start, end), JSON.stringify({ text, start, end }));
    }
  }
});

Deno.test("long runs that nothing interrupts are snapped as the whole text says", () => {
  for (const piece of ["🇦🇿", FAMILY, "👨\u200d", "\u0301", "吉", "क्ष", "한", "x"]) {
    const text = `a${piece.repeat(300)}`;
    for (let start = 0; start + 3 < text.length; start += 7) {
      assert.deepEqual(snap(text, start, start + 3), snapInAll(text, start, start + 3));
    }
  }
});

Deno.test("a line of a megabyte is not segmented as a whole", () => {
  const text = "Das Wort für Frieden 和平 السَّلَام शान्ति ".repeat(25_000);
  assert.ok(text.length > 1_000_000);
  const began = performance.now();
  for (let start = 0; start < text.length - 3; start += 1_009) snap(text, start, start + 3);
  assert.ok(performance.now() - began < 600);
});

Deno.test("white space at the edges is left out, all that Python knows", () => {
  assert.deepEqual(trim("a \u00a0word\u2028\n b", 1, 10), { start: 3, end: 7 });
  assert.deepEqual(trim("\x1c\x85\tx\x1f", 0, 5), { start: 3, end: 4 });
  assert.deepEqual(trim("\ufeffx", 0, 2), { start: 0, end: 2 });
  assert.deepEqual(trim("ab", 0, 1), { start: 0, end: 1 });
});

Deno.test("white space alone becomes empty and is no passage", () => {
  const { start, end } = trim("a \n\t b", 1, 5);
  assert.equal(start, end);
  assert.equal(passageIn(Lines.of("a \n\n b"), 1, 5), null);
  assert.equal(passageIn(Lines.of("a"), 1, 1), null);
});

Deno.test("a selection over lines becomes a passage in code points of the whole text", () => {
  const lines = Lines.of(`😀 first cafe\u0301 \n\n ${FAMILY} last`);
  const passage = passageIn(lines, lines.offset(0, 12), lines.offset(2, 3));
  assert.ok(passage);
  assert.equal(lines.slice(passage.start, passage.end), `e\u0301 \n\n ${FAMILY}`);
});

Deno.test("a selection that begins at the end of a line begins with the next words", () => {
  const lines = Lines.of("first\n\nsecond");
  assert.deepEqual(passageIn(lines, 5, 10), { start: 7, end: 10 });
  assert.deepEqual(passageIn(lines, 2, 7), { start: 2, end: 5 });
});

Deno.test("a space that carries a mark stays, because cutting it off would cut a character", () => {
  assert.deepEqual(passageIn(Lines.of("a \u0301b"), 1, 4), { start: 1, end: 4 });
});
