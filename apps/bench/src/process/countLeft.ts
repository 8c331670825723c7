import { EventEmitter } from 'node:events';
import { queryObjects } from 'node:v8';

/** What a process has that listens, and what keeps it busy. */
export interface Left {
  /** Sockets, streams, servers and whatever else others listen to. */
  readonly emitters: number;
  /** Listeners of the process itself, which nothing takes away but who put them there. */
  readonly listeners: number;
  /** Timers, sockets and whatever else keeps a process from ending. */
  readonly busy: number;
}

/** Counts what this process still has after a collection. */
export function countLeft(): Left {
  return {
    emitters: countOf(EventEmitter),
    listeners: process.eventNames().reduce((total, name) => total + process.listenerCount(name), 0),
    busy: process.getActiveResourcesInfo().length,
  };
}

/** How many objects of a class there are, those of the classes that extend it among them. */
export function countOf(kind: abstract new (...args: never) => unknown): number {
  return queryObjects(kind, { format: 'count' });
}
