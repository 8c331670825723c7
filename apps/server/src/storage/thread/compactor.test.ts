import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { StorageClosed } from '../storage.ts';
import { createCompactor } from './compactor.ts';

/** A thread that tells when it is asked, and never answers. */
const THREAD = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', () => parentPort.postMessage({ id: -1, result: 'asked' }));
  parentPort.postMessage({ id: 0, result: undefined });
`;

it('what is read when the storage is closed is given up as that, and not as a failure', async () => {
  const worker = new Worker(THREAD, { eval: true });
  const compactor = createCompactor(() => worker);
  const [first, second] = [compactor.readBoardAt('board', 1), compactor.readBoardAt('board', 2)].map((read) =>
    read.catch((error: unknown) => error),
  );
  let said: { readonly id?: number } = {};
  while (said.id !== -1) [said] = await once(worker, 'message');
  await compactor.close();
  expect(await first).toBeInstanceOf(StorageClosed);
  expect(await second).toBeInstanceOf(StorageClosed);
  await expect(compactor.readBoardAt('board', 3)).rejects.toThrow(StorageClosed);
});
