// What a page says of itself while it follows a project: live only when all that happened is shown.
import assert from "node:assert/strict";

import { Live } from "workbench/live.js";

/** @typedef {import("workbench/live.js").LiveEvent} LiveEvent */

/** A line that a test speaks on. */
class Line extends EventTarget {
  static CLOSED = 2;
  /** @type {Line[]} */
  static opened = [];
  readyState = 0;

  /** @param {string} address */
  constructor(address) {
    super();
    this.address = address;
    Line.opened.push(this);
  }

  close() {
    this.readyState = Line.CLOSED;
  }

  /**
   * @param {string} type
   * @param {unknown} data
   */
  say(type, data) {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
  }

  /** @param {number} sequence */
  beat(sequence, resync = false) {
    this.say("beat", { sequence, mark: `${sequence}-mark`, resync });
  }

  /** @param {string} id */
  tell(id) {
    this.say("message", { action: "create", thing: "annotation", id, revision: 1, person: "ben" });
  }

  /** @param {boolean} [isRefused] */
  break(isRefused = false) {
    this.readyState = isRefused ? Line.CLOSED : 0;
    this.dispatchEvent(new Event("error"));
  }
}

/** A page with a clock that a test sets, and what became of it. */
class Page {
  now = 0;
  /** @type {Map<number, {at: number, every: number, does: () => void}>} */
  timers = new Map();
  /** @type {string[]} */
  states = [];
  /** @type {string[][]} */
  heard = [];
  resyncs = 0;
  /** @type {import("workbench/live.js").LiveState | null} */
  reason = null;
  /** @type {() => Promise<void>} */
  showing = () => Promise.resolve();

  constructor() {
    Line.opened = [];
    const timer = (/** @type {boolean} */ again) => (/** @type {() => void} */ does, every = 0) => {
      this.timers.set(this.timers.size + 1, { at: this.now + every, every: again ? every : 0, does });
      return this.timers.size;
    };
    Object.assign(globalThis, {
      EventSource: Line,
      document: Object.assign(new EventTarget(), { visibilityState: "visible" }),
      addEventListener: () => {},
      setTimeout: timer(false),
      setInterval: timer(true),
      clearTimeout: (/** @type {number} */ number) => this.timers.set(number, { at: Infinity, every: 0, does() {} }),
    });
    performance.now = () => this.now;
    Date.now = () => this.now;
    this.live = new Live("p", 7, {
      hear: (events) => this.show(() => this.heard.push(events.map(({ id }) => id))),
      resync: () => this.show(() => this.resyncs++),
      stand: (state) => this.states.at(-1) === state || this.states.push(state),
      refused: () => Promise.resolve(this.reason),
    });
  }

  /** @param {() => void} done */
  async show(done) {
    await this.showing();
    done();
  }

  get line() {
    return /** @type {Line} */ (Line.opened.at(-1));
  }

  get state() {
    return this.states.at(-1);
  }

  /** What is due in so many milliseconds happens, and what follows from it. */
  async pass(milliseconds = 0) {
    for (const until = this.now + milliseconds; this.now <= until; this.now += 500) {
      for (const timer of [...this.timers.values()]) {
        if (timer.at > this.now) continue;
        timer.at = timer.every ? this.now + timer.every : Infinity;
        timer.does();
      }
      for (let turn = 0; turn < 20; turn++) await null;
    }
  }

  /** @param {"hidden" | "visible"} state */
  look(state) {
    Object.assign(document, { visibilityState: state });
    document.dispatchEvent(new Event("visibilitychange"));
  }
}

/**
 * @param {string} name
 * @param {(page: Page) => Promise<void>} does
 */
function test(name, does) {
  Deno.test(name, async () => {
    const known = { setTimeout, setInterval, clearTimeout, addEventListener, document: undefined, EventSource };
    const [steady, wall] = [performance.now, Date.now];
    try {
      await does(new Page());
    } finally {
      Object.assign(globalThis, known);
      [performance.now, Date.now] = [steady, wall];
    }
  });
}

test("a page is live when what it missed is shown, and not before", async (page) => {
  /** @type {() => void} */
  let shown = () => {};
  page.showing = () => new Promise((resolve) => shown = resolve);
  assert.equal(page.line.address, "/api/v1/projects/p/events/?after=7&mark=");
  page.line.tell("missed");
  page.line.beat(8);
  await page.pass();
  assert.equal(page.state, undefined);
  shown();
  await page.pass();
  assert.equal(page.state, "live");
  assert.deepEqual(page.heard, [["missed"]]);
});

test("fifty changes at once are shown together, one showing after the other", async (page) => {
  page.line.beat(7);
  let open = 0;
  page.showing = async () => {
    assert.equal(++open, 1);
    for (let turn = 0; turn < 5; turn++) await null;
    open--;
  };
  for (let number = 0; number < 50; number++) page.line.tell(`${number}`);
  await page.pass();
  assert.equal(page.heard.flat().length, 50);
  assert.ok(page.heard.length <= 2, `${page.heard.length} showings`);
});

test("a line that breaks is asked for again from the last mark, and the page is not live meanwhile", async (page) => {
  page.line.beat(9);
  await page.pass();
  page.line.tell("shown, but behind the mark");
  await page.pass();
  page.line.break();
  assert.equal(page.state, "catching_up");
  await page.pass(1_000);
  assert.equal(page.line.address, "/api/v1/projects/p/events/?mark=9-mark");
  page.line.break();
  assert.equal(page.state, "lost");
  await page.pass(2_000);
  page.line.tell("of what was missed the first");
  await page.pass();
  assert.equal(page.state, "lost");
  page.line.beat(10);
  await page.pass();
  assert.equal(page.state, "live");
});

test("a server that is away is asked later and later", async (page) => {
  page.line.beat(7);
  await page.pass(1_000);
  const before = Line.opened.length;
  for (let second = 0; second < 120; second++) {
    if (page.line.readyState !== Line.CLOSED) page.line.break();
    await page.pass(1_000);
  }
  const asked = Line.opened.length - before;
  assert.ok(asked >= 6 && asked <= 14, `asked ${asked} times in four minutes`);
});

test("a line on which nothing comes any more is given up", async (page) => {
  page.line.beat(7);
  await page.pass(35_000);
  assert.equal(page.state, "live");
  await page.pass(10_000);
  assert.equal(page.state, "catching_up");
  assert.equal(Line.opened.length, 2);
});

test("after a sleep the page is not live until it has caught up", async (page) => {
  page.line.beat(7);
  await page.pass();
  page.now += 3 * 3_600_000;
  await page.pass(1_000);
  assert.equal(page.state, "catching_up");
  page.line.beat(7);
  await page.pass();
  assert.equal(page.state, "live");
});

test("what could not be shown makes the page doubt, and all is asked for", async (page) => {
  page.line.beat(7);
  await page.pass();
  page.showing = () => Promise.reject(new Error("503"));
  page.line.tell("lost");
  await page.pass();
  assert.notEqual(page.state, "live");
  page.showing = () => Promise.resolve();
  await page.pass(1_000);
  page.line.beat(8);
  await page.pass();
  assert.deepEqual([page.resyncs, page.state], [1, "live"]);
});

test("another ledger than the one that was heard is read anew", async (page) => {
  page.line.beat(500);
  await page.pass();
  page.line.break();
  await page.pass(1_000);
  page.line.beat(480, true);
  await page.pass();
  assert.deepEqual([page.resyncs, page.state], [1, "live"]);
  page.line.break();
  await page.pass(1_000);
  assert.equal(page.line.address, "/api/v1/projects/p/events/?mark=480-mark");
});

test("what takes long to be shown is not shown as live", async (page) => {
  page.line.beat(7);
  await page.pass();
  page.showing = () => new Promise(() => {});
  page.line.tell("hangs");
  await page.pass(20_000);
  assert.equal(page.state, "catching_up");
});

test("a page in the background gives its line up, and catches up when it is looked at", async (page) => {
  page.line.beat(7);
  await page.pass();
  page.look("hidden");
  for (let beat = 1; beat < 4; beat++) {
    await page.pass(15_000);
    page.line.beat(7);
  }
  await page.pass(10_000);
  assert.equal(page.state, "live");
  await page.pass(5_000);
  assert.deepEqual([page.state, page.line.readyState], ["paused", Line.CLOSED]);
  page.now += 5 * 3_600_000;
  await page.pass(1_000);
  page.look("visible");
  assert.equal(page.state, "catching_up");
  page.line.beat(70);
  await page.pass();
  assert.equal(page.state, "live");
});

test("a page that the browser stops says so, and goes on when it may", async (page) => {
  page.line.beat(7);
  await page.pass();
  document.dispatchEvent(new Event("freeze"));
  assert.deepEqual([page.state, page.line.readyState], ["paused", Line.CLOSED]);
  document.dispatchEvent(new Event("resume"));
  assert.equal(page.state, "catching_up");
});

for (const reason of /** @type {const} */ (["ended", "signed_out"])) {
  test(`who is refused because of "${reason}" is told so and asks no more`, async (page) => {
    page.line.beat(7);
    await page.pass();
    page.reason = reason;
    page.line.break(true);
    await page.pass(120_000);
    assert.deepEqual([page.state, Line.opened.length], [reason, 1]);
  });
}

test("a line that was given up is not listened to", async (page) => {
  page.line.beat(7);
  await page.pass();
  const old = page.line;
  old.break();
  await page.pass(1_000);
  old.tell("late");
  old.beat(99);
  await page.pass();
  assert.deepEqual([page.heard, page.state], [[], "catching_up"]);
});
