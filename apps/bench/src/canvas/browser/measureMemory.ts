import type { CDPSession } from 'playwright-core';

/** In bytes, after a collection. */
export interface Memory {
  /** JavaScript's heap of the page. */
  readonly page: number;
  /** Of its workers together, which have heaps of their own; 0 without any. */
  readonly workers: number;
}

/** How long a worker may take to say that it is there. They are all told of at once. */
const WORKERS_MS = 500;

export async function measureMemory(session: CDPSession): Promise<Memory> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const workers = await attachToWorkers(session);
  const sizes = await Promise.all(workers.map(heapOfWorker));
  await session.send('Target.setAutoAttach', { autoAttach: false, waitForDebuggerOnStart: false });
  return { page: usedSize, workers: sizes.reduce((sum, size) => sum + size, 0) };
}

type Ask = (method: string) => Promise<Readonly<Record<string, unknown>>>;

async function heapOfWorker(ask: Ask): Promise<number> {
  await ask('HeapProfiler.collectGarbage');
  const { usedSize } = await ask('Runtime.getHeapUsage');
  return Number(usedSize);
}

async function attachToWorkers(session: CDPSession): Promise<Ask[]> {
  const asks: Ask[] = [];
  const onAttached = ({
    sessionId,
    targetInfo,
  }: {
    sessionId: string;
    targetInfo: { type: string };
  }): void => {
    if (targetInfo.type === 'worker') asks.push(createAsk(session, sessionId));
  };
  session.on('Target.attachedToTarget', onAttached);
  // Messages to a worker in messages to the page: the newer way needs a connection of one's own.
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  await new Promise((resolve) => setTimeout(resolve, WORKERS_MS));
  session.off('Target.attachedToTarget', onAttached);
  return asks;
}

function createAsk(session: CDPSession, sessionId: string): Ask {
  let lastId = 0;
  return (method) =>
    new Promise((resolve) => {
      lastId += 1;
      const id = lastId;
      const hear = (event: { sessionId: string; message: string }): void => {
        const answer = event.sessionId === sessionId ? JSON.parse(event.message) : {};
        if (answer.id !== id) return;
        session.off('Target.receivedMessageFromTarget', hear);
        resolve(answer.result ?? {});
      };
      session.on('Target.receivedMessageFromTarget', hear);
      void session.send('Target.sendMessageToTarget', {
        sessionId,
        message: JSON.stringify({ id, method }),
      });
    });
}
