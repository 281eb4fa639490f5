// What was typed and not saved is kept for one person and one form, and comes back as it was typed.
import assert from "node:assert/strict";

import { changedIn, fieldsOf, putBack, putInto, typedIn } from "workbench/fields.js";
import { Kept, purge } from "workbench/kept.js";

/** @import {Control, Option} from "workbench/fields.js" */
/** @import {Entry} from "workbench/kept.js" */

const NOW = new Date("2026-11-22T10:32:00Z");
const DAY = 24 * 60 * 60 * 1000;

/** A storage of at most `room` characters that also counts who reads what. */
class Storage {
  /** @type {Map<string, string>} */
  texts = new Map();
  /** @type {string[]} */
  read = [];
  room = Infinity;

  get length() {
    return this.texts.size;
  }
  /** @param {number} index */
  key(index) {
    return [...this.texts.keys()][index] ?? null;
  }
  /** @param {string} name */
  getItem(name) {
    this.read.push(name);
    return this.texts.get(name) ?? null;
  }
  /**
   * @param {string} name
   * @param {string} text
   */
  setItem(name, text) {
    if (text.length > this.room) throw new DOMException("full", "QuotaExceededError");
    this.texts.set(name, text);
  }
  /** @param {string} name */
  removeItem(name) {
    this.texts.delete(name);
  }
}

/**
 * @param {string} note
 * @param {number} [daysAgo]
 * @returns {Entry}
 */
function entry(note, daysAgo = 0) {
  const at = new Date(NOW.getTime() - daysAgo * DAY).toISOString();
  return { where: "/sources/1/", what: "A claim", revision: "3", fields: { note: [note] }, at };
}

/**
 * @param {string} name
 * @param {string} sent
 * @param {string} [typed]
 * @param {string} [type]
 * @returns {Control}
 */
function text(name, sent, typed = sent, type = "text") {
  return { name, type, value: typed, defaultValue: sent };
}

/**
 * @param {string} name
 * @param {string} value
 * @param {boolean} sent
 * @param {boolean} chosen
 * @param {string} [type]
 * @returns {Control}
 */
function box(name, value, sent, chosen, type = "checkbox") {
  return { name, type, value, checked: chosen, defaultChecked: sent };
}

/**
 * @param {string} name
 * @param {string} values of the options, with "*" behind those that were sent as chosen, "!" behind those chosen now
 * @param {string} [type]
 * @returns {Control & {options: Option[]}}
 */
function list(name, values, type = "select-one") {
  const options = values.split(" ").map((value) => ({
    value: value.replace(/[*!]/g, ""),
    defaultSelected: value.includes("*"),
    selected: value.includes("!"),
  }));
  return { name, type, value: "", options };
}

/** @param {Control} control */
function chosenIn({ options = [] }) {
  return Array.from(options).filter((option) => option.selected).map((option) => option.value);
}

Deno.test("what is kept is given back to the same person and form, and to nobody else", () => {
  const storage = new Storage();
  const ada = new Kept(storage, "7");
  assert.equal(ada.put("annotation:1:edit", entry("typed")), true);
  assert.deepEqual(ada.get("annotation:1:edit"), entry("typed"));
  assert.equal(ada.get("annotation:2:edit"), null);
  assert.equal(new Kept(storage, "70").get("annotation:1:edit"), null);
  assert.deepEqual(new Kept(storage, "70").list(), []);
  assert.deepEqual([...storage.texts.keys()], ["workbench:unsaved:7:annotation:1:edit"]);
});

Deno.test("the list is the person's own, the latest first, and nobody else's texts are read for it", () => {
  const storage = new Storage();
  const ada = new Kept(storage, "7");
  ada.put("a", entry("older", 2));
  ada.put("b", entry("newer", 1));
  new Kept(storage, "8").put("b", entry("ben's"));
  storage.setItem("theme", "dark");
  storage.read = [];
  assert.deepEqual(ada.list(), [{ key: "b", ...entry("newer", 1) }, { key: "a", ...entry("older", 2) }]);
  assert.ok(storage.read.every((name) => name.startsWith("workbench:unsaved:7:")));
});

Deno.test("what is saved is forgotten, and nothing else", () => {
  const ada = new Kept(new Storage(), "7");
  ada.put("a", entry("one"));
  ada.put("b", entry("two"));
  ada.forget("a");
  assert.equal(ada.get("a"), null);
  assert.deepEqual(ada.list().map(({ key }) => key), ["b"]);
});

Deno.test("after thirty days anybody's text goes, and whatever has no time; other programs' texts stay", () => {
  const storage = new Storage();
  const ada = new Kept(storage, "7");
  ada.put("young", entry("", 29.9));
  ada.put("old", entry("", 31));
  new Kept(storage, "8").put("old", entry("", 31));
  new Kept(storage, "8").put("young", entry("", 1));
  storage.setItem("workbench:unsaved:7:broken", '{"at":');
  storage.setItem("theme", '{"at":"2001-01-01T00:00:00Z"}');
  purge(storage, NOW);
  assert.deepEqual([...storage.texts.keys()].sort(), [
    "theme",
    "workbench:unsaved:7:young",
    "workbench:unsaved:8:young",
  ]);
});

Deno.test("a full storage says so and keeps what was there", () => {
  const storage = new Storage();
  const ada = new Kept(storage, "7");
  ada.put("a", entry("short"));
  storage.room = 200;
  assert.equal(ada.put("a", entry("long ".repeat(100))), false);
  assert.deepEqual(ada.get("a"), entry("short"));
});

Deno.test("a text that was cut off is none", () => {
  const storage = new Storage();
  storage.setItem("workbench:unsaved:7:a", '{"at":"2026-11-22T10:32:00Z","fie');
  assert.equal(new Kept(storage, "7").get("a"), null);
  assert.deepEqual(new Kept(storage, "7").list(), []);
});

Deno.test("passwords, files and what is hidden are never kept", () => {
  const types = [
    "password",
    "file",
    "hidden",
    "submit",
    "button",
    "reset",
    "image",
    "fieldset",
    "textarea",
    "text",
    "date",
  ];
  const controls = types.map((type) => text(type, "", "typed", type));
  assert.deepEqual(Object.keys(typedIn(fieldsOf([...controls, text("", "", "typed")]))), ["textarea", "text", "date"]);
});

Deno.test("a code that opens something is not kept, though it is no password", () => {
  const code = { ...text("code", "", "123456"), autocomplete: "one-time-code" };
  assert.deepEqual(fieldsOf([code, text("reason", "", "typed")]).map(({ name }) => name), ["reason"]);
});

Deno.test("only what differs from what the server sent is kept", () => {
  const controls = [text("note", "as sent", "typed"), text("paraphrase", "same"), box("open", "yes", true, true)];
  assert.deepEqual(changedIn(controls), { note: ["typed"] });
  controls[0].value = "as sent";
  assert.deepEqual(changedIn(controls), {});
});

Deno.test("choices are kept too: boxes, one of several, lists", () => {
  const controls = [
    box("kinds", "claim", true, false),
    box("kinds", "quote", false, true),
    box("directness", "direct", true, false, "radio"),
    box("directness", "indirect", false, true, "radio"),
    list("severity", "minor* major!"),
    list("ends", "a* b*! c!", "select-multiple"),
  ];
  assert.deepEqual(changedIn(controls), {
    kinds: ["quote"],
    directness: ["indirect"],
    severity: ["major"],
    ends: ["b", "c"],
  });
});

Deno.test("a box that was emptied differs, and a list shows its first line when nothing was marked", () => {
  assert.deepEqual(changedIn([box("open", "yes", true, false)]), { open: [] });
  assert.deepEqual(changedIn([list("certainty", "unknown! certain")]), {});
  assert.deepEqual(changedIn([list("certainty", "unknown certain!")]), { certainty: ["certain"] });
});

Deno.test("what was kept comes back into every sort of field, and says which fields it altered", () => {
  const controls = [
    text("note", "sent"),
    text("paraphrase", "newer at the server"),
    text("quote", "first"),
    text("quote", "second"),
    box("kinds", "claim", true, true),
    box("kinds", "quote", false, false),
    list("severity", "minor*! major"),
  ];
  const altered = putInto(controls, {
    note: ["typed"],
    quote: ["first", "2nd"],
    kinds: ["quote"],
    severity: ["major"],
  });
  assert.deepEqual(typedIn(controls), {
    note: ["typed"],
    paraphrase: ["newer at the server"],
    quote: ["first", "2nd"],
    kinds: ["quote"],
    severity: ["major"],
  });
  assert.deepEqual(altered, [controls[0], controls[3], controls[4], controls[5], controls[6]]);
});

Deno.test("a choice that is no longer there is not made, and a field that has gone is no harm", () => {
  const severity = list("severity", "minor*! major");
  assert.deepEqual(putInto([severity], { severity: ["critical"], gone: ["typed"] }), []);
  assert.deepEqual(chosenIn(severity), ["minor"]);
});

Deno.test("thrown away means as the server sent it", () => {
  const controls = [
    text("note", "sent", "typed"),
    box("open", "yes", true, false),
    list("severity", "minor* major!"),
    list("certainty", "unknown certain!"),
    list("ends", "a* b!", "select-multiple"),
  ];
  putBack(controls);
  assert.deepEqual(changedIn(controls), {});
  assert.deepEqual(typedIn(controls), {
    note: ["sent"],
    open: ["yes"],
    severity: ["minor"],
    certainty: ["unknown"],
    ends: ["a"],
  });
});
