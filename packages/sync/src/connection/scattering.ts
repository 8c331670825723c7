import { isUnknownSession } from './unknownSession.ts';

/** A server that restarts forgets its connections, too: once, and when a proxy sends people back to it, twice. */
const MAX_FORGOTTEN = 4;

/** Those are counted that belong together; with the longest delays, so many attempts take half of that. */
const WINDOW_MS = 60_000;

/** Notices a proxy that sends the requests of one connection to different servers, where long-polling cannot work. */
export interface Scattering {
  readonly isFound: boolean;
  /** A connection failed or ended, with what Socket.IO says about it. Answers whether the server did not know it. */
  failed(error: unknown): boolean;
  /** A WebSocket is open, which is one request. */
  escaped(): void;
}

export function createScattering(now: () => number): Scattering {
  let forgotAtMs: readonly number[] = [];
  let last: unknown;
  return {
    get isFound() {
      return forgotAtMs.length >= MAX_FORGOTTEN;
    },
    failed(error) {
      if (!isUnknownSession(error)) return false;
      // An attempt that fails is told twice: that it failed, and that it is closed.
      if (error !== last) {
        const since = now() - WINDOW_MS;
        forgotAtMs = [...forgotAtMs.filter((atMs) => atMs > since), now()].slice(-MAX_FORGOTTEN);
      }
      last = error;
      return true;
    },
    escaped() {
      forgotAtMs = [];
    },
  };
}
