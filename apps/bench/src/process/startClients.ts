import { fork } from 'node:child_process';
import type { Answers } from './answerParent.ts';
import { type Ask, createAsk } from './createAsk.ts';

const CLIENTS = new URL('../clients/', import.meta.url);

/** Clients in a process of their own, so that what they cost is not the server's. */
export interface ClientProcess<A extends Answers> {
  readonly ask: Ask<A>;
  /** Idempotent. */
  end(): void;
}

/** @param file a module that calls `answerParent`: one of `clients`, or the URL of any. */
export function startClients<A extends Answers>(file: string): ClientProcess<A> {
  const child = fork(new URL(file, CLIENTS), { serialization: 'advanced', env: {} });
  return {
    ask: createAsk<A>(child),
    end() {
      if (child.connected) child.disconnect();
    },
  };
}
