import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenBoardOptions, openBoard, type Provider } from '@drawbridge/sync';
import { type Config, readConfig } from '../src/config.ts';
import { type RunningServer, startServer } from '../src/createServer.ts';
import { openFolderFiles } from '../src/files/folderFiles.ts';
import { createLog, type Log } from '../src/log.ts';
import { createRequestContext } from '../src/requestContext.ts';
import { openSqliteStorage } from '../src/storage/index.ts';

/** A real server on a free port with its own folder, and the clients that a test opens on it. */
export interface TestServer extends RunningServer {
  /** Of its own, gone when it is closed. */
  readonly dataDir: string;
  /** Of its store. */
  readonly secret: Uint8Array;
  open(options?: Partial<OpenBoardOptions>): Provider;
}

const pageless = {
  sendPage: () => {
    throw new Error('These tests have no page.');
  },
  sendFile: (_request: unknown, _response: unknown, next: () => void) => next(),
};

export async function startTestServer(
  settings: Partial<Config> = {},
  log?: Log,
  requests = createRequestContext(),
): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'drawbridge-server-'));
  const config = { ...readConfig({ PORT: '0', LOG_LEVEL: 'silent' }), ...settings };
  const storage = await openSqliteStorage(dataDir, config);
  const files = await openFolderFiles(join(dataDir, 'files'), config);
  const server = await startServer({
    config,
    storage,
    files,
    webApp: pageless,
    log: log ?? createLog(config),
    requests,
  });
  const providers: Provider[] = [];
  return {
    dataDir,
    url: server.url,
    lanUrls: server.lanUrls,
    secret: storage.secret,
    open(options) {
      const provider = openBoard({ url: server.url, boardId: 'board', ...options });
      providers.push(provider);
      return provider;
    },
    async close() {
      await Promise.all(providers.map((provider) => provider.close()));
      await server.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
