import { describe, expect, it } from 'vitest';
import { createManualClock, createSocketPair } from '../test/index.ts';
import { createConnection } from './connection.ts';
import type { Network } from './network.ts';
import type { Status } from './status.ts';

const CLOSED = { code: 'closed', message: 'Closed.' } as const;

/** A network that the test switches. */
function createTestNetwork() {
  const wakes = new Set<() => void>();
  const offlines = new Set<() => void>();
  const add = (set: Set<() => void>, listener: () => void) => {
    set.add(listener);
    return () => set.delete(listener);
  };
  const call = (set: Set<() => void>) => {
    for (const listener of set) listener();
  };
  let isOnline = true;
  const network: Network = {
    get online() {
      return isOnline;
    },
    onWake: (listener) => add(wakes, listener),
    onOffline: (listener) => add(offlines, listener),
  };
  return {
    network,
    wake() {
      isOnline = true;
      call(wakes);
    },
    goOffline() {
      isOnline = false;
      call(offlines);
    },
    get listeners() {
      return wakes.size + offlines.size;
    },
  };
}

function retryAtMs(status: Status | undefined): number {
  if (status?.kind !== 'retrying') throw new Error(`Not retrying but ${status?.kind}.`);
  return status.retryAtMs;
}

/** An open connection to a server that is not there yet, with chance that always gives the longest delay. */
function createTestConnection(random = 1) {
  const heard: string[] = [];
  const statuses: Status[] = [];
  const clock = createManualClock(() => random);
  const pair = createSocketPair({ onConnect() {}, onEvent() {}, onDisconnect() {} });
  const device = createTestNetwork();
  const connection = createConnection({
    socket: pair.client,
    clock,
    network: device.network,
    onUp: () => heard.push('up'),
    onDown: () => heard.push('down'),
    onStatus: (status) => statuses.push(status),
  });
  connection.open();
  return { connection, clock, pair, device, heard, statuses, status: () => statuses.at(-1) };
}

describe('A connection', () => {
  it('connects when it is opened, once', () => {
    const { connection, pair, heard, statuses } = createTestConnection();
    connection.open();
    expect([statuses, pair.isConnecting, connection.isUp]).toEqual([
      [{ kind: 'connecting', attempt: 1 }],
      true,
      false,
    ]);
    pair.accept();
    connection.open();
    expect([statuses.length, heard, connection.isUp]).toEqual([1, ['up'], true]);
  });

  it('tries again soon three times, then after delays that double up to half a minute', () => {
    const { clock, pair, status } = createTestConnection();
    const delays = Array.from({ length: 11 }, () => {
      pair.refuse();
      const delayMs = retryAtMs(status()) - clock.now();
      clock.advance(delayMs);
      return delayMs;
    });
    expect(delays).toEqual([500, 500, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('does not try before the delay is over', () => {
    const { clock, pair } = createTestConnection();
    pair.refuse();
    clock.advance(499);
    expect(pair.isConnecting).toBe(false);
    clock.advance(1);
    expect(pair.isConnecting).toBe(true);
  });

  it('reports a break once and comes back', () => {
    const { connection, clock, pair, heard } = createTestConnection();
    pair.accept();
    pair.break();
    expect(connection.isUp).toBe(false);
    clock.advance(500);
    pair.accept();
    expect(heard).toEqual(['up', 'down', 'up']);
  });

  it('keeps growing its delays while connections open but nobody says that they are of use', () => {
    const { clock, pair, status } = createTestConnection();
    for (const delayMs of [500, 500, 500]) {
      pair.accept();
      pair.break();
      clock.advance(delayMs);
    }
    pair.accept();
    pair.break();
    expect(status()).toEqual({ kind: 'retrying', retryAtMs: 2_500, attempt: 4 });
  });

  it('starts with the shortest delay again once it is settled', () => {
    const { connection, clock, pair, status } = createTestConnection();
    for (const delayMs of [500, 500, 500, 1_000]) {
      pair.refuse();
      clock.advance(delayMs);
    }
    pair.accept();
    connection.settled();
    pair.break();
    expect(status()).toEqual({ kind: 'retrying', retryAtMs: 3_000, attempt: 1 });
  });

  it('tries at once when it is told to, and only once', () => {
    const { connection, clock, pair, heard } = createTestConnection();
    pair.refuse();
    connection.retryNow();
    expect(pair.isConnecting).toBe(true);
    pair.accept();
    clock.advance(60_000);
    connection.retryNow();
    expect(heard).toEqual(['up']);
    expect(pair.isConnected).toBe(true);
  });

  it('is prompt again when it was told to try in the middle of a late attempt that fails', () => {
    const { connection, clock, pair, status } = createTestConnection();
    for (let failure = 1; failure <= 12; failure += 1) {
      pair.refuse();
      if (failure < 12) clock.advance(30_000);
    }
    connection.retryNow();
    connection.retryNow();
    pair.refuse();
    expect(retryAtMs(status()) - clock.now()).toBe(500);
  });
});

describe('A restart', () => {
  it('comes back after the delay that was asked for', () => {
    const { connection, clock, pair, heard, status } = createTestConnection();
    pair.accept();
    connection.restart(1_234);
    expect([heard, pair.isConnected]).toEqual([['up', 'down'], false]);
    expect(status()).toEqual({ kind: 'retrying', retryAtMs: 1_234, attempt: 1 });
    clock.advance(1_234);
    expect(pair.isConnecting).toBe(true);
  });

  it('comes back after the usual delay when none was asked for', () => {
    const { connection, pair, status } = createTestConnection();
    pair.accept();
    connection.restart();
    expect(status()).toEqual({ kind: 'retrying', retryAtMs: 500, attempt: 1 });
  });

  it('may be asked for while it is still connecting', () => {
    const { connection, clock, pair, heard } = createTestConnection();
    connection.restart(50);
    expect([heard, pair.isConnecting]).toEqual([[], false]);
    clock.advance(50);
    pair.accept();
    expect(heard).toEqual(['up']);
  });

  it('leaves a wait that has begun, and the delays after it, as they are', () => {
    const { connection, clock, pair, status } = createTestConnection();
    pair.refuse();
    connection.restart(9_999);
    clock.advance(500);
    pair.refuse();
    expect(status()).toEqual({ kind: 'retrying', retryAtMs: 1_000, attempt: 2 });
  });
});

describe('Without a network', () => {
  it('a connection says so instead of when it retries, and retries all the same', () => {
    const { clock, pair, device, status } = createTestConnection();
    device.goOffline();
    pair.refuse();
    expect(status()).toEqual({ kind: 'offline' });
    clock.advance(500);
    expect(pair.isConnecting).toBe(true);
  });

  it('a connection that waits already says so too', () => {
    const { pair, device, status } = createTestConnection();
    pair.refuse();
    device.goOffline();
    expect(status()).toEqual({ kind: 'offline' });
  });

  it('a connection that is up does not believe it', () => {
    const { pair, device, status } = createTestConnection();
    pair.accept();
    device.goOffline();
    expect([status(), pair.isConnected]).toEqual([{ kind: 'connecting', attempt: 1 }, true]);
  });

  it('a connection tries at once when the device wakes', () => {
    const { pair, device } = createTestConnection();
    device.goOffline();
    pair.refuse();
    device.wake();
    expect(pair.isConnecting).toBe(true);
  });
});

describe('A stop', () => {
  it('is final, whatever is asked of it afterwards', () => {
    const { connection, clock, pair, device, heard, statuses } = createTestConnection();
    pair.accept();
    connection.stop(CLOSED);
    const before = statuses.length;
    connection.open();
    connection.retryNow();
    connection.restart(0);
    device.wake();
    device.goOffline();
    clock.advance(120_000);
    expect([pair.isConnected, pair.isConnecting, connection.isUp]).toEqual([false, false, false]);
    expect(heard).toEqual(['up', 'down']);
    expect([statuses.length, statuses.at(-1)]).toEqual([before, { kind: 'stopped', reason: CLOSED }]);
  });

  it('keeps its first reason when it is repeated', () => {
    const { connection, statuses } = createTestConnection();
    connection.stop(CLOSED);
    connection.stop({ code: 'reset', message: 'Another reason.' });
    expect(statuses).toEqual([
      { kind: 'connecting', attempt: 1 },
      { kind: 'stopped', reason: CLOSED },
    ]);
  });

  it('ends a wait, and lets go of the device', () => {
    const { connection, clock, pair, device } = createTestConnection();
    pair.refuse();
    connection.stop(CLOSED);
    clock.advance(120_000);
    expect([pair.isConnecting, device.listeners]).toEqual([false, 0]);
  });

  it('does not report a connection that never was as lost', () => {
    const { connection, pair, heard } = createTestConnection();
    connection.stop(CLOSED);
    expect([heard, pair.isConnecting]).toEqual([[], false]);
  });
});
