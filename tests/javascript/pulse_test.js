// A line that is dead in silence, a machine that slept and a clock that was set are noticed.
import assert from "node:assert/strict";

import { PULSE, Pulse } from "workbench/pulse.js";

/** Two clocks that a test sets. */
class Clocks {
  wall = 1_000_000;
  steady = 500;
  pulse = new Pulse(() => this.wall, () => this.steady);

  /**
   * @param {number} milliseconds
   * @param {number} [asleep] how much of them the steady clock does not see
   */
  pass(milliseconds, asleep = 0) {
    this.wall += milliseconds;
    this.steady += milliseconds - asleep;
    return this.pulse.isWell();
  }

  /** @param {number} milliseconds looked at in between as always */
  wait(milliseconds) {
    let isWell = true;
    for (let passed = 0; passed < milliseconds; passed += PULSE) isWell = this.pass(PULSE) && isWell;
    return isWell;
  }
}

Deno.test("a line on which something comes every fifteen seconds lives", () => {
  const clocks = new Clocks();
  for (let beat = 0; beat < 100; beat++) {
    assert.equal(clocks.wait(15_000), true);
    clocks.pulse.beat();
  }
});

Deno.test("a line on which nothing comes for forty seconds is dead", () => {
  const clocks = new Clocks();
  assert.equal(clocks.wait(35_000), true);
  assert.equal(clocks.wait(5_000), false);
});

Deno.test("after a sleep in which no timer ran the line is not trusted, whichever clock went on", () => {
  assert.equal(new Clocks().pass(3_600_000, 3_600_000), false);
  assert.equal(new Clocks().pass(20_000), false);
  const setBack = new Clocks();
  setBack.wall -= 20_000;
  assert.equal(setBack.pass(20_000), false);
});

Deno.test("what came before the sleep is no sign of life after it", () => {
  const clocks = new Clocks();
  clocks.wall += 3_600_000;
  clocks.pulse.beat();
  assert.equal(clocks.pass(PULSE), false);
});

Deno.test("a clock that was set costs one look, and the next is well", () => {
  const clocks = new Clocks();
  clocks.wall -= 7_200_000;
  assert.equal(clocks.pass(PULSE), false);
  clocks.pulse.begin();
  assert.equal(clocks.wait(30_000), true);
});
