import { fileURLToPath } from 'node:url';
import { type ServerProcess, startProbed } from './startProbed.ts';

export type { ServerProcess } from './startProbed.ts';

const MAIN = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));

/**
 * Starts a server as an operator runs it.
 *
 * @throws Error with what the process wrote when it ends instead of listening.
 */
export function startServer(settings: Readonly<Record<string, string>>): Promise<ServerProcess> {
  return startProbed([MAIN], { PORT: '0', LOG_LEVEL: 'error', METRICS: 'on', ...settings });
}
