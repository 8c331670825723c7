import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { StorageError } from '../storage.ts';
import { type SupervisedThread, superviseThread } from './superviseThread.ts';

/** A thread that answers, dies when it is told to, and never answers when it is told to. */
const THREAD = `
  const { parentPort, workerData, threadId } = require('node:worker_threads');
  const answers = {
    whoAreYou: () => threadId,
    throws: () => { throw new Error('No.'); },
    crash: () => { setImmediate(() => { throw new Error('Out of order.'); }); },
    exit: () => process.exit(3),
    close: () => parentPort.close(),
  };
  parentPort.on('message', ({ id, operation }) => {
    if (operation === 'hang' || operation === 'crash') return answers[operation]?.();
    try {
      parentPort.postMessage({ id, result: answers[operation]() });
    } catch (error) {
      parentPort.postMessage({ id, error: error.message });
    }
  });
  if (workerData.isBroken) { parentPort.postMessage({ id: 0, error: 'It does not start.' }); parentPort.close(); }
  else parentPort.postMessage({ id: 0, result: 'hello' });
`;

interface Operations {
  whoAreYou(): number;
  throws(): void;
  crash(): void;
  exit(): void;
  hang(): void;
}

describe('A thread that is looked after', () => {
  const started: Worker[] = [];
  const whys: string[] = [];
  let isBroken = false;
  let thread: SupervisedThread<Operations, string> | undefined;

  const open = async (timeoutMs = 5_000) => {
    isBroken = false;
    started.length = 0;
    whys.length = 0;
    thread = await superviseThread<Operations, string>({
      start() {
        const worker = new Worker(THREAD, { eval: true, workerData: { isBroken } });
        started.push(worker);
        return worker;
      },
      timeoutMs,
      onDown: (why) => whys.push(why),
    });
    return thread;
  };

  afterEach(() => thread?.close());

  /** Asks until it is answered: the thread is started again in between. */
  const untilAnswered = async (asked: SupervisedThread<Operations, string>): Promise<number> => {
    for (;;) {
      try {
        return await asked.ask('whoAreYou');
      } catch {
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  };

  it('tells what it told at its start, and answers', async () => {
    const { opened, ask } = await open();
    expect(opened).toBe('hello');
    expect(await ask('whoAreYou')).toBe(started[0]?.threadId);
  });

  it('passes on what an operation throws', async () => {
    const { ask } = await open();
    await expect(ask('throws')).rejects.toThrow(StorageError);
    await expect(ask('throws')).rejects.toThrow('No.');
    expect(started.length).toBe(1);
  });

  it.each([
    ['throws', 'crash', 'The storage thread failed: Out of order.'],
    ['ends', 'exit', 'The storage thread ended.'],
  ] as const)('is started again when it %s, and what was in flight is rejected', async (_how, end, why) => {
    const asked = await open();
    const first = await asked.ask('whoAreYou');
    await expect(asked.ask(end)).rejects.toThrow(StorageError);
    expect(await untilAnswered(asked)).not.toBe(first);
    expect(whys).toEqual([why]);
  });

  it('rejects what is asked while there is none', async () => {
    const asked = await open();
    await asked.ask('crash').catch(() => {});
    await expect(asked.ask('whoAreYou')).rejects.toThrow('Out of order.');
  });

  it('is started again until that works', async () => {
    const asked = await open();
    isBroken = true;
    await asked.ask('exit').catch(() => {});
    while (whys.length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(whys[1]).toBe('It does not start.');
    isBroken = false;
    await untilAnswered(asked);
    expect(started.length).toBeGreaterThanOrEqual(3);
  });

  it('reports a request that is not answered in time', async () => {
    const { ask } = await open(1_000);
    await expect(ask('hang')).rejects.toThrow('The disk does not answer.');
    expect(await ask('whoAreYou')).toBe(started[0]?.threadId);
  });

  it('does not start when the first start fails', async () => {
    const start = () => new Worker(THREAD, { eval: true, workerData: { isBroken: true } });
    const opening = superviseThread<Operations, string>({ start, timeoutMs: 5_000, onDown: () => {} });
    await expect(opening).rejects.toThrow('It does not start.');
  });

  it('is not started again when it was closed', async () => {
    const asked = await open();
    await asked.close();
    await expect(asked.ask('whoAreYou')).rejects.toThrow('The storage is closed.');
    expect([started.length, whys]).toEqual([1, []]);
  });

  it('may be closed while it is being started again', async () => {
    const asked = await open();
    await asked.ask('exit').catch(() => {});
    await asked.close();
    expect(started.length).toBe(1);
    await asked.close();
  });

  it('stops a thread that is on its way when it is closed', async () => {
    const asked = await open();
    await asked.ask('exit').catch(() => {});
    while (started.length < 2) await new Promise((resolve) => setImmediate(resolve));
    const exited = started[1] && once(started[1], 'exit');
    await asked.close();
    await exited;
    expect(started.length).toBe(2);
  });
});
