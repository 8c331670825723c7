import type { Clock } from '../clock.ts';
import { retryDelayMs } from './backoff.ts';
import type { BoardSocket } from './boardSocket.ts';
import type { Network } from './network.ts';
import type { Status, StopReason } from './status.ts';

export interface ConnectionDeps {
  readonly socket: BoardSocket;
  readonly clock: Clock;
  readonly network: Network;
  /** The socket is up: say hello. */
  readonly onUp: () => void;
  /** The socket went down: nothing that was asked will be answered. */
  readonly onDown: () => void;
  readonly onStatus: (status: Status) => void;
}

export interface Connection {
  readonly isUp: boolean;
  open(): void;
  /** The handshake succeeded: the next break starts with the shortest wait again. */
  settled(): void;
  /** Somebody has reason to believe that it works now: tries at once if it is waiting, and soon again if that fails. */
  retryNow(): void;
  /** Gives up this socket and comes back after `delayMs`, or after the back-off. */
  restart(delayMs?: number): void;
  /** Gives up this socket for good, and says nothing yet: `stop` follows. */
  halt(): void;
  /** Ends for good. */
  stop(reason: StopReason): void;
}

/**
 * Keeps one socket connected: tries, waits, tries again. Socket.IO's own reconnection is off, because its jitter
 * vanishes after four attempts and it cannot tell a person when it will try next.
 */
export function createConnection(deps: ConnectionDeps): Connection {
  const { socket, clock, network, onUp, onDown, onStatus } = deps;
  let mode: 'idle' | 'connecting' | 'up' | 'waiting' | 'stopped' = 'idle';
  let hasStopped = false;
  let attempt = 0;
  let cancelWait = (): void => {};

  const connect = (): void => {
    cancelWait();
    mode = 'connecting';
    onStatus({ kind: 'connecting', attempt: attempt + 1 });
    socket.connect();
  };

  const wait = (plannedDelayMs?: number): void => {
    attempt += 1;
    const delayMs = plannedDelayMs ?? retryDelayMs(attempt, clock.random());
    mode = 'waiting';
    cancelWait = clock.after(delayMs, connect);
    onStatus(
      network.online ? { kind: 'retrying', retryAtMs: clock.now() + delayMs, attempt } : { kind: 'offline' },
    );
  };

  const lost = (plannedDelayMs?: number): void => {
    if (mode !== 'up' && mode !== 'connecting') return;
    const wasUp = mode === 'up';
    mode = 'idle';
    if (wasUp) onDown();
    wait(plannedDelayMs);
  };

  const retryNow = (): void => {
    attempt = Math.min(attempt, 1);
    if (mode === 'waiting') connect();
  };

  const restart = (delayMs?: number): void => {
    if (mode === 'stopped') return;
    // The socket may report the end at once, later or, when it never connected, not at all: do not wait for it.
    lost(delayMs);
    socket.disconnect();
  };

  const halt = (): void => {
    if (mode === 'stopped') return;
    const wasUp = mode === 'up';
    mode = 'stopped';
    cancelWait();
    for (const stop of stops) stop();
    if (wasUp) onDown();
    socket.disconnect();
  };

  const stops = [
    socket.on('connect', () => {
      if (mode !== 'connecting') return;
      mode = 'up';
      onUp();
    }),
    socket.on('disconnect', () => lost()),
    socket.on('connect_error', () => lost()),
    network.onWake(retryNow),
    network.onOffline(() => {
      if (mode === 'waiting') onStatus({ kind: 'offline' });
    }),
  ];

  return {
    get isUp() {
      return mode === 'up';
    },
    open() {
      if (mode === 'idle') connect();
    },
    settled() {
      attempt = 0;
    },
    retryNow,
    restart,
    halt,
    stop(reason) {
      if (hasStopped) return;
      hasStopped = true;
      halt();
      onStatus({ kind: 'stopped', reason });
    },
  };
}
