// Which single key a press asks for, on pages where single keys do something.

/**
 * The key that a press asks for; "" if it belongs to a field, a shortcut of the browser or an open dialog.
 * @param {Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "repeat" | "isComposing">} press
 * @param {boolean} inField
 */
export function keyOf(press, inField) {
  const isShortcut = press.ctrlKey || press.metaKey || press.altKey || press.repeat || press.isComposing;
  return inField || isShortcut || press.key.length !== 1 ? "" : press.key.toLowerCase();
}
