import { fork } from 'node:child_process';
import type { Answers } from './answerParent.ts';
import { type Ask, createAsk } from './createAsk.ts';

/** Clients in a process of their own, so that what they cost is not the server's. */
export interface ClientProcess<A extends Answers> {
  readonly ask: Ask<A>;
  end(): void;
}

/** @param file a module that calls `answerParent`, such as `idlers.ts`. */
export function startClients<A extends Answers>(file: string): ClientProcess<A> {
  const child = fork(new URL(`../clients/${file}`, import.meta.url), { serialization: 'advanced', env: {} });
  return { ask: createAsk<A>(child), end: () => child.disconnect() };
}
