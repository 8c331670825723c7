/** How often something was done, and how often it was due. */
export interface Pace {
  readonly done: number;
  readonly due: number;
  stop(): void;
}

/**
 * Does something at even distances. What is due while the process is busy is not made up for: it is missing in `done`, and
 * tells that the process could not keep up.
 *
 * @param phase which part of the first distance to wait, from 0 to 1, so that not all do it in the same moment
 */
export function keepPace(perSecond: number, phase: number, act: () => void): Pace {
  const distanceMs = 1_000 / perSecond;
  const startMs = performance.now() + phase * distanceMs;
  let done = 0;
  let next = 0;
  const passed = (): number => Math.max(0, Math.ceil((performance.now() - startMs) / distanceMs));
  const wait = (): NodeJS.Timeout =>
    setTimeout(once, Math.max(0, startMs + next * distanceMs - performance.now()));
  const once = (): void => {
    done += 1;
    act();
    next = Math.max(next + 1, passed());
    timer = wait();
  };
  let timer = wait();
  return {
    get done() {
      return done;
    },
    get due() {
      return passed();
    },
    stop: () => clearTimeout(timer),
  };
}
