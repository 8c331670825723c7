import { fileURLToPath } from 'node:url';
import { type ServerProcess, startProgram } from './startProgram.ts';

export type { ServerProcess } from './startProgram.ts';

const MAIN = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));
const BARE_RELAY = fileURLToPath(new URL('./bareRelay.ts', import.meta.url));
/** As `npm start` sets it (scripts/dev/start.mjs): threads keep less room for what is short-lived. */
const MEMORY_FLAG = '--max-semi-space-size=8';
/** The same. */
const COMPILED = fileURLToPath(new URL('../../../../.cache/compiled', import.meta.url));

/** Starts our server as an operator runs it. @throws Error when it ends instead of listening. */
export function startServer(settings: Readonly<Record<string, string>>): Promise<ServerProcess> {
  return startProgram({
    args: [MEMORY_FLAG, MAIN],
    env: { PORT: '0', LOG_LEVEL: 'error', METRICS: 'on', NODE_COMPILE_CACHE: COMPILED, ...settings },
  });
}

/** Starts what is compared with: the same wire, and nothing behind it. */
export function startBareRelay(): Promise<ServerProcess> {
  return startProgram({ args: [MEMORY_FLAG, BARE_RELAY], env: {} });
}
