// Times are the reader's own, and the universal time stays to be read.
import assert from "node:assert/strict";

import { clockTime, localTime, recentTime, universalTime } from "workbench/dates.js";

const NIGHT = new Date("2026-11-21T23:32:59Z");

Deno.test("a time is shown in the reader's zone, which may be another day", () => {
  assert.equal(localTime(NIGHT, "en-GB", "Asia/Baku"), "22 November 2026, 03:32");
  assert.equal(localTime(NIGHT, "en-GB", "America/New_York"), "21 November 2026, 18:32");
});

Deno.test("what was not long ago has no year", () => {
  assert.equal(recentTime(NIGHT, "en-GB", "Europe/Berlin"), "22 November, 00:32");
});

Deno.test("a reader of another language reads it in that language", () => {
  assert.equal(recentTime(NIGHT, "de", "Europe/Berlin"), "22. November, 00:32");
});

Deno.test("the universal time names itself", () => {
  assert.equal(universalTime(NIGHT), "2026-11-21 23:32 UTC");
});

Deno.test("what is today is told by the clock alone", () => {
  assert.equal(clockTime(NIGHT, "en-GB", "Asia/Baku"), "03:32");
});
