import type { TabChannel, TabPorts } from '../openTabs.ts';

/** What one tab has of its browser, and the end of the tab. */
export interface TestTabPorts {
  readonly ports: TabPorts;
  /** As when the process of the page is killed: nothing of it runs any more, and the browser frees what it held. */
  kill(): void;
}

interface Request {
  readonly owner: object;
  readonly grant: () => Promise<unknown>;
}

interface OpenChannel {
  readonly name: string;
  readonly owner: object;
  readonly hear: (message: unknown) => void;
}

/** The locks and channels of a browser in which every tab is made with `open`: exclusive locks, first come, first served. */
export function createTestTabPorts(): { open(): TestTabPorts } {
  const queues = new Map<string, Request[]>();
  const channels = new Map<TabChannel, OpenChannel>();

  const serve = (name: string): void => {
    const [first] = queues.get(name) ?? [];
    if (first) void first.grant().then(() => leave(name, first));
  };

  const leave = (name: string, request: Request): void => {
    const queue = queues.get(name) ?? [];
    const wasFirst = queue[0] === request;
    queues.set(
      name,
      queue.filter((other) => other !== request),
    );
    if (wasFirst) serve(name);
  };

  const requestLock = (
    owner: object,
    name: string,
    { signal }: LockOptions,
    callback: () => unknown,
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const grant = async (): Promise<void> => {
        await undefined; // never at once
        if (queues.get(name)?.includes(request)) resolve(await callback());
      };
      const request: Request = { owner, grant };
      signal?.addEventListener('abort', () => {
        if (queues.get(name)?.[0] === request) return;
        leave(name, request);
        reject(signal.reason);
      });
      const queue = [...(queues.get(name) ?? []), request];
      queues.set(name, queue);
      if (queue.length === 1) serve(name);
    });

  const openChannel = (opened: OpenChannel): TabChannel => {
    const channel: TabChannel = {
      postMessage(message) {
        const others = [...channels].filter(([other, { name }]) => other !== channel && name === opened.name);
        for (const [other, { hear }] of others) queueMicrotask(() => channels.has(other) && hear(message));
      },
      close: () => void channels.delete(channel),
    };
    channels.set(channel, opened);
    return channel;
  };

  const open = (): TestTabPorts => {
    const owner = {};
    const request = (name: string, options: LockOptions, callback: () => unknown) =>
      requestLock(owner, name, options, callback);
    return {
      // Of the overloads of a browser, the one that is used.
      ports: {
        locks: { request: request as LockManager['request'] },
        openChannel: (name, hear) => openChannel({ name, owner, hear }),
      },
      kill() {
        for (const [channel, { owner: of }] of channels) {
          if (of === owner) channels.delete(channel);
        }
        for (const [name, queue] of queues) {
          for (const one of queue.filter(({ owner: of }) => of === owner)) leave(name, one);
        }
      },
    };
  };

  return { open };
}
