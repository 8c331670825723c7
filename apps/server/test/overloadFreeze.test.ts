import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBoard, type Provider } from '@drawbridge/sync';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ServerProcess, startServerProcess } from './serverProcess.ts';

let dataDir: string;
let server: ServerProcess;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'drawbridge-freeze-'));
  server = await startServerProcess({ DATA_DIR: dataDir });
});

afterEach(async () => {
  await server.end('SIGKILL');
  rmSync(dataDir, { recursive: true });
});

const shapes = ({ doc }: Provider) => doc.getMap<number>('shapes');
const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

it('a server that stands still for a while and goes on has lost and doubled nothing', async () => {
  const [ann, ben] = [0, 1].map(() => openBoard({ url: server.url, boardId: 'b' }));
  if (!ann || !ben) throw new Error('There are two people.');
  await Promise.all([ann.synced, ben.synced]);
  server.signal('SIGSTOP');
  // They go on for three seconds: what they send lies in the network meanwhile.
  for (let index = 0; index < 150; index += 1) {
    shapes(ann).set(`a${index}`, index);
    shapes(ben).set(`b${index}`, index);
    ann.setPresence(new Uint8Array([index]));
    ben.sendDraft(new Uint8Array([index]));
    await tick();
  }
  expect(ann.outbox.size).toBeGreaterThan(0);
  server.signal('SIGCONT');
  await expect.poll(() => [ann.outbox.size, ben.outbox.size], { timeout: 15_000 }).toEqual([0, 0]);
  await expect.poll(() => shapes(ben).toJSON(), { timeout: 5_000 }).toEqual(shapes(ann).toJSON());
  expect(shapes(ann).size).toBe(300);
  expect([ann.status.kind, ben.status.kind]).toEqual(['synced', 'synced']);
  const carl = openBoard({ url: server.url, boardId: 'b' });
  await carl.synced;
  expect(shapes(carl).toJSON()).toEqual(shapes(ann).toJSON());
  await Promise.all([ann, ben, carl].map((person) => person.close()));
}, 40_000);
