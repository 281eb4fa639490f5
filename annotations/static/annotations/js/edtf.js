// Says what an EDTF date means, as it is typed.
import { getJSON } from "workbench/requests.js";

const PAUSE = 150;
const FIELD = "input[data-edtf]";

/** @type {WeakMap<HTMLInputElement, ReturnType<typeof setTimeout>>} */
const waiting = new WeakMap();

/** Explains every date of the page, now and whenever one is typed. */
export function start() {
  document.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement && target.matches(FIELD)) explainSoon(target);
  });
  document.addEventListener("htmx:load", ({ target }) => {
    if (target instanceof Element) explainAll(target);
  });
  explainAll(document);
}

/** @param {Document | Element} part */
function explainAll(part) {
  for (const input of part.querySelectorAll(FIELD)) {
    if (input instanceof HTMLInputElement && input.value) explainSoon(input);
  }
}

/** @param {HTMLInputElement} input */
function explainSoon(input) {
  clearTimeout(waiting.get(input));
  waiting.set(input, setTimeout(() => explain(input), PAUSE));
}

/** @param {HTMLInputElement} input */
async function explain(input) {
  const place = input.closest(".field")?.querySelector("[data-edtf-words]");
  if (!place) return;
  const written = input.value.trim();
  const said = /** @type {{words: string, error: string}} */ (
    written ? await getJSON(`/dates/?written=${encodeURIComponent(written)}`) : { words: "", error: "" }
  );
  if (input.value.trim() !== written) return; // an answer to what is no longer there
  const told = [...input.closest(".field")?.querySelectorAll(".error") ?? []].map((one) => one.textContent);
  const error = told.includes(said.error) ? "" : said.error; // what the server has said already stands there once
  place.textContent = error || (said.words && `${written}: ${said.words}`);
  place.classList.toggle("edtf-wrong", Boolean(said.error));
}
