import { fileURLToPath } from 'node:url';
import { type ServerProcess, startProgram } from './startProgram.ts';

export type { ServerProcess } from './startProgram.ts';

const MAIN = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));
const BARE_RELAY = fileURLToPath(new URL('./bareRelay.ts', import.meta.url));
/** As `npm start` sets them (scripts/dev/start.mjs says why). */
const MEMORY_FLAGS = ['--max-semi-space-size=16', '--v8-pool-size=1'];
/** The same. */
const COMPILED = fileURLToPath(new URL('../../../../.cache/compiled', import.meta.url));

/** Starts our server as an operator runs it. @throws Error when it ends instead of listening. */
export function startServer(settings: Readonly<Record<string, string>>): Promise<ServerProcess> {
  return startProgram({
    args: [...MEMORY_FLAGS, MAIN],
    env: { PORT: '0', LOG_LEVEL: 'error', METRICS: 'on', NODE_COMPILE_CACHE: COMPILED, ...settings },
  });
}

/** Starts what is compared with: the same wire, and nothing behind it. */
export function startBareRelay(): Promise<ServerProcess> {
  return startProgram({ args: [...MEMORY_FLAGS, BARE_RELAY], env: {} });
}
