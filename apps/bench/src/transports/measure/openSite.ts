import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../server/freePort.ts';
import { LIMITS_LIFTED } from '../../server/limitsLifted.ts';
import { startNginx } from '../../server/startNginx.ts';
import { startProgram } from '../../server/startProgram.ts';
import { type ServerProcess, startServer } from '../../server/startServer.ts';
import { TRANSPORTS, type TransportName } from '../transports.ts';
import type { Site } from './measureTransport.ts';

export const PROXIES = ['none', 'nginx'] as const;

/** What stands between clients and the server. */
export type ProxyName = (typeof PROXIES)[number];

const RELAY = fileURLToPath(new URL('../relay/relay.ts', import.meta.url));

/** A server or a relay that nobody has used yet, and the proxy in front of it. */
export interface OpenSite {
  readonly site: Site;
  close(): Promise<void>;
}

interface Wanted {
  readonly name: TransportName;
  readonly proxy: ProxyName;
  readonly dataDir: string;
  readonly packages?: string | undefined;
}

export async function openSite({ name, proxy, dataDir, packages }: Wanted): Promise<OpenSite> {
  const grpcPort = await freePort();
  const server = await start({ name, proxy, dataDir: join(dataDir, `${proxy}-${name}`), grpcPort, packages });
  const nginx = proxy === 'nginx' ? await startNginx(server.url) : undefined;
  const place = { url: nginx?.url ?? server.url, grpcUrl: `http://127.0.0.1:${grpcPort}`, packages };
  return {
    site: { name, server, place, certificate: nginx?.certificate },
    async close() {
      await nginx?.stop();
      await server.end('SIGTERM');
    },
  };
}

function start({
  name,
  proxy,
  dataDir,
  grpcPort,
  packages,
}: Wanted & { readonly grpcPort: number }): Promise<ServerProcess> {
  if (TRANSPORTS[name].from === 'relay')
    return startProgram({ args: [RELAY, ...(packages === undefined ? [] : [packages])], env: {} });
  return startServer({
    DATA_DIR: dataDir,
    GRPC_PORT: String(grpcPort),
    TRUSTED_PROXIES: proxy === 'nginx' ? '1' : '0',
    ...LIMITS_LIFTED,
  });
}
