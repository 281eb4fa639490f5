// Where the lines between two panes are drawn, and which of them is meant by a point.
import assert from "node:assert/strict";
import { clamped, curveAt, heightAt } from "workbench/curves.js";

/** @type {(id: string, from: number, to: number) => import("workbench/curves.js").Curve} */
const curve = (id, from, to) => ({ id, from, to, isCut: false, isChosen: false });

Deno.test("an end that is not seen is drawn at the edge behind which it lies", () => {
  assert.deepEqual(clamped(120, 400), { at: 120, isOutside: false });
  assert.deepEqual(clamped(0, 400), { at: 0, isOutside: false });
  assert.deepEqual(clamped(-Infinity, 400), { at: 0, isOutside: true });
  assert.deepEqual(clamped(-3, 400), { at: 0, isOutside: true });
  assert.deepEqual(clamped(Infinity, 400), { at: 400, isOutside: true });
});

Deno.test("a curve begins and ends at its ends, level, and is half-way in the middle", () => {
  const one = curve("a", 40, 240);
  assert.equal(Math.round(heightAt(one, 0)), 40);
  assert.equal(Math.round(heightAt(one, 1)), 240);
  assert.equal(Math.round(heightAt(one, 0.5)), 140);
  assert.ok(heightAt(one, 0.05) - 40 < 2, "it leaves its end level");
});

Deno.test("it is the cubic that the canvas draws", () => {
  const one = curve("a", 0, 100);
  for (const t of [0.1, 0.3, 0.7, 0.95]) {
    // Handles at half the width: across 0, 1/2, 1/2, 1; down 0, 0, 1, 1.
    const across = 3 * (1 - t) ** 2 * t * 0.5 + 3 * (1 - t) * t ** 2 * 0.5 + t ** 3;
    const down = 100 * (3 * (1 - t) * t ** 2 + t ** 3);
    assert.ok(Math.abs(heightAt(one, across) - down) < 0.01, `${t}`);
  }
});

Deno.test("a point means the nearest curve, and none that is too far off", () => {
  const curves = [curve("up", 100, 0), curve("level", 60, 60), curve("down", 0, 100)];
  assert.equal(curveAt(curves, { x: 0, y: 97 }, 80)?.id, "up");
  assert.equal(curveAt(curves, { x: 80, y: 97 }, 80)?.id, "down");
  assert.equal(curveAt(curves, { x: 70, y: 62 }, 80)?.id, "level");
  assert.equal(curveAt(curves, { x: 0, y: 30 }, 80), null);
  assert.equal(curveAt([], { x: 0, y: 30 }, 80), null);
});
