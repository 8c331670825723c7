import { fileURLToPath } from 'node:url';
import { startProgram } from '../../server/startProgram.ts';
import { runNodes, type System } from '../system.ts';

const SERVER = fileURLToPath(new URL('../floor/relayServer.ts', import.meta.url));

/** A relay of bytes: what all others are compared with. */
export const floor: System = {
  name: 'ws',
  module: new URL('../floor/relayClient.ts', import.meta.url).href,
  comesBack: false,
  start: () => runNodes({ start: (_, port) => startProgram({ args: [SERVER, port], env: {} }) }),
};
