// What can wait a little: done once, when the browser has nothing better to do.

const LATEST = 300;

/**
 * A function that has something done soon; however often it is called meanwhile, it is done once.
 * @param {() => void} work
 * @returns {() => void}
 */
export function whenIdle(work) {
  let isAwaited = false;
  const done = () => {
    isAwaited = false;
    work();
  };
  return () => {
    if (isAwaited) return;
    isAwaited = true;
    if ("requestIdleCallback" in globalThis) requestIdleCallback(done, { timeout: LATEST });
    else setTimeout(done, LATEST / 3);
  };
}
