import { describe, expect, it } from 'vitest';
import { createListeners } from './listeners.ts';
import { createManualClock } from './test/index.ts';
import { createDeferred, until } from './waiting.ts';

/** A wait for `state.isDone`, of at most a second. */
function createWait(isDone = false) {
  const state = { isDone, looks: 0 };
  const clock = createManualClock();
  const changed = createListeners<void>();
  const look = (): boolean => {
    state.looks += 1;
    return state.isDone;
  };
  const promise = until(look, { onChange: changed.add, clock, deadlineMs: 1_000 });
  return { state, clock, change: changed.emit, promise };
}

describe('Waiting until something holds', () => {
  it('is over at once when it holds already', async () => {
    const { promise, change, state } = createWait(true);
    await promise;
    change();
    expect(state.looks).toBe(1);
  });

  it('is over with the change that makes it hold', async () => {
    const { promise, change, state } = createWait();
    change();
    state.isDone = true;
    change();
    await promise;
    change();
    expect(state.looks).toBe(3);
  });

  it('is over at the deadline, and looks no more', async () => {
    const { promise, change, clock, state } = createWait();
    clock.advance(1_000);
    await promise;
    change();
    expect(state.looks).toBe(1);
  });
});

describe('A deferred promise', () => {
  it('is settled from outside', async () => {
    const [good, bad] = [createDeferred(), createDeferred()];
    good.resolve();
    bad.reject(new Error('stopped'));
    await expect(good.promise).resolves.toBeUndefined();
    await expect(bad.promise).rejects.toThrow('stopped');
  });

  it('keeps what it was settled with first', async () => {
    const deferred = createDeferred();
    deferred.resolve();
    deferred.reject(new Error('too late'));
    await expect(deferred.promise).resolves.toBeUndefined();
  });
});
