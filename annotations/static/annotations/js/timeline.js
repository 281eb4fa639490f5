/**
 * Comfort on the timeline: keys that follow its links. Everything can be read and reached without them.
 */

/** @type {Record<string, string>} */
const ZOOMS = { "+": "closer", "=": "closer", "-": "wider", "0": "all" };

/**
 * What a key asks for in the picture: the name of a way to zoom, or how many bars on. Nothing for every other key.
 * @param {{key: string, shiftKey: boolean, ctrlKey: boolean, metaKey: boolean, altKey: boolean}} event
 * @returns {{zoom: string} | {step: number} | null}
 */
export function asked({ key, shiftKey, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === "ArrowLeft" || key === "ArrowRight") {
    const on = key === "ArrowRight";
    return shiftKey ? { zoom: on ? "later" : "earlier" } : { step: on ? 1 : -1 };
  }
  return Object.hasOwn(ZOOMS, key) ? { zoom: ZOOMS[key] } : null;
}

/**
 * The place in a list that lies so many on, without leaving it; from nowhere to its beginning or end.
 * @param {number} place -1 for nowhere
 * @param {number} step
 * @param {number} length
 */
export function onward(place, step, length) {
  if (place < 0) return step > 0 ? 0 : length - 1;
  return Math.min(Math.max(place + step, 0), length - 1);
}

/** @param {HTMLElement} picture */
function listen(picture) {
  const bars = /** @type {SVGAElement[]} */ ([...picture.querySelectorAll("[data-bar]")]);
  picture.addEventListener("keydown", (event) => {
    const found = asked(event);
    if (!found) return;
    if ("step" in found) {
      if (bars.length === 0) return;
      const here = bars.findIndex((bar) => bar === document.activeElement);
      bars[onward(here, found.step, bars.length)].focus();
    } else {
      const link = document.querySelector(`a[data-zoom="${found.zoom}"]`);
      // Whoever zooms from the picture goes on in it.
      if (link instanceof HTMLAnchorElement) location.assign(link.href.replace(/#.*$/, "#picture"));
    }
    event.preventDefault();
  });
}

const drawn = typeof document === "undefined" ? null : document.getElementById("picture");
if (drawn) listen(drawn);
