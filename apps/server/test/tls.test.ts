import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectionOptions, connect } from 'node:tls';
import { openBoard } from '@drawbridge/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Certified, certify } from './proxies/certify.ts';
import { type ServerProcess, startServerProcess } from './serverProcess.ts';

/** A server that people reach without a proxy, by a real certificate. */
let folder: string;
let server: ServerProcess;
let first: Certified;
let second: Certified;
let files: { readonly TLS_CERT: string; readonly TLS_KEY: string };

function put({ certificate, key }: Certified): void {
  copyFileSync(certificate, files.TLS_CERT);
  copyFileSync(key, files.TLS_KEY);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-tls-'));
  for (const name of ['first', 'second']) mkdirSync(join(folder, name));
  [first, second] = [certify(join(folder, 'first')), certify(join(folder, 'second'))];
  files = { TLS_CERT: join(folder, 'certificate.pem'), TLS_KEY: join(folder, 'key.pem') };
  put(first);
  server = await startServerProcess({ DATA_DIR: join(folder, 'data'), BASE_PATH: '/draw', ...files });
});
afterAll(async () => {
  await server.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** The certificate that a handshake shows, or why it fails. */
function shakeHands(options: ConnectionOptions = {}): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), ...options });
    socket.once('secureConnect', () => {
      resolve(`certificate ${socket.getPeerCertificate().fingerprint256}`);
      socket.destroy();
    });
    socket.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
  });
}

it('says that it is reached by https', () => {
  expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/draw$/);
});

it.each(['websocket', 'polling'] as const)('two people draw together over TLS, by %s', async (transport) => {
  const boardId = `by-${transport}`;
  const [ada, ben] = [1, 2].map(() => openBoard({ url: server.url, boardId, transports: [transport] }));
  if (!ada || !ben) throw new Error('Two boards were opened.');
  await Promise.all([ada.synced, ben.synced]);
  const arrived = new Promise<void>((resolve) => ben.doc.on('update', () => resolve()));
  ada.doc.getMap('board').set('name', 'Plan');
  await arrived;
  expect(ben.doc.getMap('board').get('name')).toBe('Plan');
  await Promise.all([ada.close(), ben.close()]);
});

it('keeps cookies to https', async () => {
  const response = await fetch(`${server.url}/api/boards/plan/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/; Secure$/)]);
});

it('speaks TLS 1.2 and 1.3, and nothing older, nor plain HTTP', async () => {
  for (const version of ['TLSv1.2', 'TLSv1.3'] as const)
    expect(await shakeHands({ minVersion: version, maxVersion: version })).toMatch(/^certificate /);
  // A client has to be told to be so weak.
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  expect(await shakeHands(old)).toMatch(/PROTOCOL_VERSION|ECONNRESET/);
  await expect(fetch(server.url.replace('https', 'http'))).rejects.toThrow();
});

it('takes a new certificate on SIGHUP, and people who are there stay', async () => {
  const ada = openBoard({ url: server.url, boardId: 'board', transports: ['websocket'] });
  await ada.synced;
  let wasLost = false;
  ada.onChange(() => {
    wasLost ||= ada.status.kind !== 'synced';
  });
  const before = await shakeHands();
  expect(before).toMatch(/^certificate /);
  put(second);
  server.signal('SIGHUP');
  await expect.poll(() => shakeHands()).not.toBe(before);
  expect(await shakeHands()).toMatch(/^certificate /);
  expect(wasLost).toBe(false);
  await ada.close();
});

it('that cannot start with its certificate says why', async () => {
  const env = { DATA_DIR: join(folder, 'other'), TLS_CERT: first.certificate, TLS_KEY: second.key };
  await expect(startServerProcess(env)).rejects.toThrow(/settings are wrong:\n.*does not belong to/);
});
