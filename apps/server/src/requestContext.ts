import { AsyncLocalStorage } from 'node:async_hooks';

/** Which request is being answered, for the log: whoever writes a line meanwhile need not know. */
export interface RequestContext {
  /** The id of the request in whose course this is called. */
  readonly current: string | undefined;
  run(requestId: string, answer: () => void): void;
}

export function createRequestContext(): RequestContext {
  const ids = new AsyncLocalStorage<string>();
  return {
    get current() {
      return ids.getStore();
    },
    run: (requestId, answer) => ids.run(requestId, answer),
  };
}
