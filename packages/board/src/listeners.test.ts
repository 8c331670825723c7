import { expect, it, vi } from 'vitest';
import { createListeners } from './listeners.ts';

it('a listener is called until it unsubscribes', () => {
  const listeners = createListeners<[number]>();
  const listener = vi.fn();
  const unsubscribe = listeners.add(listener);
  listeners.notify(1);
  unsubscribe();
  unsubscribe();
  listeners.notify(2);
  expect(listener.mock.calls).toEqual([[1]]);
});

it('one function subscribed twice is called twice and removed once', () => {
  const listeners = createListeners();
  const listener = vi.fn();
  const unsubscribe = listeners.add(listener);
  listeners.add(listener);
  unsubscribe();
  listeners.notify();
  expect(listener).toHaveBeenCalledTimes(1);
});

it('a listener that throws stops nobody, and its error is thrown afterwards', () => {
  const listeners = createListeners();
  const later = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => {});
  const listener = vi.fn();
  listeners.add(() => {
    throw new Error('broken');
  });
  listeners.add(listener);
  expect(() => listeners.notify()).not.toThrow();
  expect(listener).toHaveBeenCalledOnce();
  expect(later.mock.calls[0]?.[0]).toThrow('broken');
  later.mockRestore();
});
