// Whether a line still lives: something comes on it every 15 seconds, and the time between two looks is what it should be.

/** Milliseconds from one look to the next. */
export const PULSE = 5_000;
/** So long may nothing come: two beats and what they may be late. */
const SILENCE = 40_000;
/** A look that comes so late comes after a sleep, of the machine or of the page: timers and lines stood still. */
const LATE = 15_000;

/** Feels the pulse of a line. */
export class Pulse {
  /**
   * @param {() => number} wall the time of day in milliseconds, which goes on in a machine's sleep and may be set
   * @param {() => number} steady one that cannot be set, and may stand still in sleep
   */
  constructor(wall = () => Date.now(), steady = () => performance.now()) {
    this.wall = wall;
    this.steady = steady;
    this.heard = steady();
    this.seen = { wall: wall(), steady: steady() };
  }

  /** A new line was asked for. */
  begin() {
    this.beat();
    this.#see();
  }

  /** Something came; it may have come before a sleep, and says nothing of the time since. */
  beat() {
    this.heard = this.steady();
  }

  /** Whether the line lives as far as can be known; to be asked every few seconds, and when the page is shown again. */
  isWell() {
    const slept = Math.abs(this.wall() - this.seen.wall) > LATE || this.steady() - this.seen.steady > LATE;
    this.#see();
    return !slept && this.steady() - this.heard < SILENCE;
  }

  #see() {
    this.seen = { wall: this.wall(), steady: this.steady() };
  }
}
