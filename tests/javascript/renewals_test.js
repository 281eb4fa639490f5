// What changed is asked for anew: together, one question after the other, and nothing is forgotten.
import assert from "node:assert/strict";

import { Renewals } from "workbench/renewals.js";

Deno.test("of fifty changes at once there are few questions, never two at a time, and each change is in one", async () => {
  let open = 0;
  /** @type {string[][]} */
  const asked = [];
  const renewals = new Renewals(async (parts) => {
    assert.equal(++open, 1);
    asked.push([...parts]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    open--;
  });
  const wanted = Array.from({ length: 50 }, (_, number) => `id=${number}`);
  const first = wanted.slice(0, 25).map((part) => renewals.want([part]));
  await new Promise((resolve) => setTimeout(resolve, 2));
  await Promise.all([...first, ...wanted.slice(25).map((part) => renewals.want([part]))]);
  assert.deepEqual(asked.flat(), wanted);
  assert.equal(asked.length, 2);
});

Deno.test("what is wanted just as the last answer comes is asked for too, in whichever turn", async () => {
  const late = Array.from({ length: 12 }, async (_, turns) => {
    /** @type {string[]} */
    const asked = [];
    const renewals = new Renewals((parts) => {
      if (!asked.length) wantAfter(turns);
      asked.push(...parts);
      return Promise.resolve();
    });
    /** @type {Promise<void> | undefined} */
    let wanted;
    const wantAfter = async (/** @type {number} */ turns) => {
      while (turns--) await null;
      wanted = renewals.want(["late"]);
    };
    await renewals.want(["first"]);
    await new Promise((resolve) => setTimeout(resolve));
    await wanted;
    return asked;
  });
  assert.deepEqual(await Promise.all(late), late.map(() => ["first", "late"]));
});

Deno.test("after a question without an answer the next one is about everything", async () => {
  /** @type {boolean[]} */
  const asked = [];
  const renewals = new Renewals((_parts, all) => {
    asked.push(all);
    return asked.length === 1 ? Promise.reject(new Error("no answer")) : Promise.resolve();
  });
  await assert.rejects(renewals.want(["lost"]));
  await renewals.want([]);
  assert.deepEqual(asked, [false, true]);
});
