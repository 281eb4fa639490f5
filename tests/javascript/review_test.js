// Which presses of a key the reviewer's desk takes for a decision.
import { keyOf } from "workbench/keys.js";

/** @param {Partial<KeyboardEvent>} press */
const press = (press) => ({
  key: "s",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  ...press,
});

/**
 * @param {unknown} found
 * @param {unknown} wanted
 */
function same(found, wanted) {
  if (found !== wanted) throw new Error(`${found} is not ${wanted}`);
}

Deno.test("a letter outside of fields is a key, in either case", () => {
  same(keyOf(press({}), false), "s");
  same(keyOf(press({ key: "R" }), false), "r");
});

Deno.test("what is typed into a field decides nothing", () => {
  same(keyOf(press({}), true), "");
});

Deno.test("shortcuts, held keys, named keys and half-composed letters are no keys of the desk", () => {
  for (
    const other of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }, { isComposing: true }]
  ) {
    same(keyOf(press(other), false), "");
  }
  same(keyOf(press({ key: "Enter" }), false), "");
});
