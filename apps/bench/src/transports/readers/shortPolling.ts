import type { OpenReader } from '../transport.ts';
import { createLogReader } from './logReader.ts';

/** Asks for what is new at this interval, and is told at once, mostly that there is nothing. */
export function pollEvery(seconds: number): OpenReader {
  return async (place, dialer, ears) => {
    const log = createLogReader(place, dialer, ears);
    const intervalMs = seconds * 1_000;
    let isOpen = true;
    let isAsking = false;
    await log.read(0);
    const poll = (): void => {
      if (isAsking) return;
      isAsking = true;
      log
        .read(0)
        .catch((error) => isOpen && ears.failed(error))
        .finally(() => {
          isAsking = false;
        });
    };
    // Not all of them ask in the same moment. The first timer is replaced by the one that goes on.
    let timer = setTimeout(() => {
      poll();
      timer = setInterval(poll, intervalMs);
    }, Math.random() * intervalMs);
    return {
      close() {
        isOpen = false;
        clearTimeout(timer);
        log.close();
      },
    };
  };
}
