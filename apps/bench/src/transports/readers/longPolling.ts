import type { OpenReader } from '../transport.ts';
import { createLogReader } from './logReader.ts';

/** Below what the proxies in `deploy` allow, with room to spare. */
const WAIT_SECONDS = 30;

/** Asks for what is new, is told when there is something, and asks again. */
export const longPolling: OpenReader = async (place, dialer, ears) => {
  const log = createLogReader(place, dialer, ears);
  let isOpen = true;
  await log.read(0);
  const follow = async (): Promise<void> => {
    while (isOpen) await log.read(WAIT_SECONDS);
  };
  follow().catch((error) => isOpen && ears.failed(error));
  return {
    close() {
      isOpen = false;
      log.close();
    },
  };
};
