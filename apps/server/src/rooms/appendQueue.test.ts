import { describe, expect, it, vi } from 'vitest';
import { systemClock } from '../clock.ts';
import { createLog } from '../log.ts';
import { createAppendQueue, type QueuedEntry } from './appendQueue.ts';
import { GateError } from './gate/gate.ts';

/** A queue whose gate has gone away. */
function startQueue() {
  const log = createLog({ logLevel: 'silent', logFormat: 'json' });
  const errors = vi.spyOn(log, 'error');
  const replies: unknown[] = [];
  const queue = createAppendQueue({
    boardId: 'board',
    epoch: 'epoch',
    storage: { append: () => Promise.reject(new Error('Nothing gets as far as this.')) },
    gate: { check: () => Promise.reject(new GateError('The board is closed.', false)), forget() {} },
    clock: systemClock,
    log,
    metrics: { overtaken() {} },
    onStored() {},
    onIdle() {},
    head: () => 0,
    follower: {
      isBehind: false,
      doubt() {},
      catchUp: () => Promise.resolve({ clients: new Set(), isMoved: false }),
    },
  });
  const add = () =>
    new Promise<void>((resolve) => {
      const entry: QueuedEntry = {
        session: 'session',
        n: 1,
        bytes: new Uint8Array([0, 0]),
        client: 1,
        isNewClient: () => true,
        commentsAs: undefined,
        knownAs: undefined,
        reply(reply) {
          replies.push(reply);
          resolve();
        },
        onKnown() {},
        onFailed() {},
        onDamaging() {},
      };
      queue.add(entry);
    });
  return { queue, add, errors, replies };
}

describe('An update that cannot be checked', () => {
  it('is refused, and the operator hears of it', async () => {
    const { add, errors, replies } = startQueue();
    await add();
    expect(replies).toMatchObject([{ ok: false }]);
    expect(errors).toHaveBeenCalledOnce();
  });

  it('is refused when the server stops, which is no news for the operator', async () => {
    const { queue, add, errors, replies } = startQueue();
    queue.stop();
    await add();
    expect(replies).toMatchObject([{ ok: false }]);
    expect(errors).not.toHaveBeenCalled();
  });
});
