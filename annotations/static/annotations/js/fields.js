// What stands in the fields of a form: as typed, as the server sent it, and how it is put back.

/**
 * Values by the name of the field, in the order of the controls that have this name.
 * @typedef {Record<string, string[]>} Values
 *
 * What is used of an input, a textarea or a select.
 * @typedef {object} Control
 * @property {string} name
 * @property {string} type
 * @property {string} value
 * @property {string} [defaultValue]
 * @property {boolean} [checked]
 * @property {boolean} [defaultChecked]
 * @property {ArrayLike<Option>} [options]
 * @property {string} [autocomplete]
 *
 * @typedef {{value: string, selected: boolean, defaultSelected: boolean}} Option
 */

/** What is typed where a code is asked for opens something, though it is no password. */
const CODE = "one-time-code";
const NEVER_KEPT = new Set(["password", "file", "hidden", "submit", "button", "reset", "image"]);

/**
 * The controls of a form in which a person types or chooses; no secrets, no files, nothing hidden.
 * @template {Control} C
 * @param {Iterable<C>} elements
 * @returns {C[]}
 */
export function fieldsOf(elements) {
  return Array.from(elements).filter(({ name, type, autocomplete }) =>
    name && type && type !== "fieldset" && !NEVER_KEPT.has(type) && autocomplete !== CODE
  );
}

/**
 * What stands in the controls now.
 * @param {Iterable<Control>} controls
 * @returns {Values}
 */
export function typedIn(controls) {
  return gather(controls, (control) => {
    if (control.options) return Array.from(control.options).filter((option) => option.selected).map(valueOf);
    return isCheckable(control) && !control.checked ? [] : [control.value];
  });
}

/**
 * What is not as the server sent it.
 * @param {readonly Control[]} controls
 * @returns {Values}
 */
export function changedIn(controls) {
  const sent = gather(controls, valuesSent);
  const changed = Object.entries(typedIn(controls)).filter(([name, values]) => !equal(values, sent[name]));
  return Object.fromEntries(changed);
}

/**
 * Puts values into the controls; those that were altered by it. A choice that no longer exists is left as it is.
 * @template {Control} C
 * @param {readonly C[]} controls
 * @param {Values} values
 * @returns {C[]}
 */
export function putInto(controls, values) {
  const remaining = Object.fromEntries(Object.entries(values).map(([name, own]) => [name, [...own]]));
  return controls.filter((control) => {
    const before = typedIn([control])[control.name];
    const own = Object.hasOwn(remaining, control.name) ? remaining[control.name] : null;
    if (own) putOne(control, own);
    return !equal(before, typedIn([control])[control.name]);
  });
}

/**
 * Puts back what the server sent.
 * @param {Iterable<Control>} controls
 */
export function putBack(controls) {
  for (const control of controls) {
    const sent = valuesSent(control);
    if (control.options) choose(control.options, sent);
    else if (isCheckable(control)) control.checked = control.defaultChecked;
    else control.value = sent[0];
  }
}

/**
 * @param {Control} control
 * @param {string[]} values of all controls of the name; a text takes the next one away
 */
function putOne(control, values) {
  if (control.options) {
    const there = Array.from(control.options, valueOf);
    if (values.every((value) => there.includes(value))) choose(control.options, values);
  } else if (isCheckable(control)) {
    control.checked = values.includes(control.value);
  } else {
    control.value = values.shift() ?? control.value;
  }
}

/**
 * @param {Control} control
 * @returns {string[]}
 */
function valuesSent(control) {
  if (control.options) {
    const options = Array.from(control.options);
    const chosen = options.filter((option) => option.defaultSelected);
    // A list that shows one line always has something chosen: without a mark, its first line.
    return (chosen.length || control.type === "select-multiple" ? chosen : options.slice(0, 1)).map(valueOf);
  }
  if (isCheckable(control)) return control.defaultChecked ? [control.value] : [];
  return [control.defaultValue ?? ""];
}

/**
 * @param {ArrayLike<Option>} options
 * @param {readonly string[]} values
 */
function choose(options, values) {
  for (const option of Array.from(options)) option.selected = values.includes(option.value);
}

/**
 * @param {Iterable<Control>} controls
 * @param {(control: Control) => string[]} read
 */
function gather(controls, read) {
  /** @type {Values} */
  const values = {};
  for (const control of controls) (values[control.name] ??= []).push(...read(control));
  return values;
}

/** @param {Control} control */
function isCheckable({ type }) {
  return type === "checkbox" || type === "radio";
}

/** @param {Option} option */
function valueOf({ value }) {
  return value;
}

/**
 * @param {readonly string[]} one
 * @param {readonly string[]} other
 */
function equal(one, other) {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
