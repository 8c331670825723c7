import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installPeers } from '../../peers/installPeers.ts';
import { startProgram } from '../../server/startProgram.ts';
import { type PeerSystemName, runNodes, type System } from '../system.ts';

const PEERS = fileURLToPath(new URL('../peers', import.meta.url));

/** Installs what others publish for this; answers where. */
export function installSyncPeers(cache: string, say: (line: string) => void): Promise<string> {
  return installPeers({ name: 'sync-peers', from: PEERS, cache, say });
}

/** A system of others, by our scripts beside its packages. @param folder where these were installed */
export function peerSystem(name: PeerSystemName, folder: string): System {
  const script = join(folder, `${name}.server.mjs`);
  return {
    name,
    module: pathToFileURL(join(folder, `${name}.client.mjs`)).href,
    comesBack: true,
    start: (dataDir) =>
      runNodes({
        start: (_, port) =>
          startProgram({
            args: [script, port, dataDir],
            env: { NODE_ENV: 'production' },
            cwd: folder,
          }),
      }),
  };
}
