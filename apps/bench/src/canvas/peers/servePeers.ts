import { createReadStream, existsSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { BuiltPeers } from './buildPeers.ts';

/** Serves the peers' pages on this machine. */
export interface PeerServer {
  readonly url: string;
  /** What `/scene.json` answers from now on. */
  setScene(shapes: readonly object[]): void;
  close(): void;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export async function servePeers({ dist, fonts, assets }: BuiltPeers): Promise<PeerServer> {
  let scene: Buffer = Buffer.from('[]');
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(new URL(url, 'http://127.0.0.1').pathname);
    if (path === '/scene.json') response.setHeader('content-type', 'application/json').end(scene);
    else if (path.startsWith('/fonts/')) sendFile(response, join(fonts, path.slice('/fonts'.length)));
    else if (path.startsWith('/assets/')) sendFile(response, join(assets, path.slice('/assets'.length)));
    else sendFile(response, join(dist, path));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has this kind of address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    setScene(shapes) {
      scene = Buffer.from(JSON.stringify(shapes));
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function sendFile(response: ServerResponse, file: string): void {
  const type = TYPES[extname(file)];
  if (type === undefined || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('content-type', type);
  createReadStream(file).pipe(response);
}
