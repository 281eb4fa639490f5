// The lines between two panes: where their ends are drawn, and which of them lies under a point. Pixels throughout.

/**
 * @typedef {object} Curve
 * @property {string} id
 * @property {number} from the height of its left end
 * @property {number} to the height of its right end
 * @property {boolean} isCut whether an end lies outside of what is seen, and so at its edge
 * @property {boolean} isChosen
 */

/**
 * Where an end is drawn: at its height, or at the edge behind which it lies.
 * @param {number} height of the end within what is seen; -Infinity or Infinity where it is not known but outside
 * @param {number} seen how high the pane is
 * @returns {{at: number, isOutside: boolean}}
 */
export function clamped(height, seen) {
  const at = Math.min(Math.max(height, 0), seen);
  return { at, isOutside: at !== height };
}

/**
 * A curve's height at a part of its way, level at both ends: the cubic that the canvas draws.
 * @param {Pick<Curve, "from" | "to">} curve
 * @param {number} part 0 at the left, 1 at the right
 */
export function heightAt({ from, to }, part) {
  const share = partAlong(part);
  return from + (to - from) * (3 * share * share - 2 * share * share * share);
}

/**
 * The curve nearest to a point of the gap, among those that are near enough to be meant.
 * @param {readonly Curve[]} curves
 * @param {{x: number, y: number}} point
 * @param {number} width of the gap
 * @param {number} [reach]
 * @returns {Curve | null}
 */
export function curveAt(curves, { x, y }, width, reach = 8) {
  let best = null;
  let distance = reach;
  for (const curve of curves) {
    const off = Math.abs(heightAt(curve, x / width) - y);
    if (off > distance) continue;
    best = curve;
    distance = off;
  }
  return best;
}

/**
 * How far along its parameter a cubic with handles at half the width is when it has come so far across.
 * @param {number} part
 */
function partAlong(part) {
  // Across: 3/2 t (1-t)^2 + 3/2 t^2 (1-t) + t^3 = 3/2 t - 3/2 t^2 + t^3; it rises all the way, so halving finds t.
  let low = 0;
  let high = 1;
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2;
    if (1.5 * middle - 1.5 * middle ** 2 + middle ** 3 < part) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
