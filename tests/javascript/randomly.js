// Numbers that look random and are the same in every run, so that a failure can be seen again.

/**
 * Whole numbers from 0 up to a limit, which is left out (mulberry32).
 * @param {number} seed
 * @returns {(limit: number) => number}
 */
export function randomly(seed) {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}
