// Choices of how pages behave, kept in the browser until they are taken back.

const PREFIX = "workbench:prefers:";

/**
 * Whether something is chosen.
 * @param {string} name
 */
export function prefers(name) {
  return localStorage.getItem(PREFIX + name) !== null;
}

/**
 * @param {string} name
 * @param {boolean} chosen
 */
export function prefer(name, chosen) {
  if (chosen) localStorage.setItem(PREFIX + name, "yes");
  else localStorage.removeItem(PREFIX + name);
}
