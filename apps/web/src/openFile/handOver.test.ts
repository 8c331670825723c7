import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { handOver, takeHandedOver } from './handOver.ts';

beforeEach(() => void vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => void vi.unstubAllGlobals());

const plan = new File(['plan'], 'plan.excalidraw');

it('a file is taken over by the board that it is meant for, once', async () => {
  await handOver('new', plan);
  expect(await takeHandedOver('another')).toBeUndefined();
  expect(await (await takeHandedOver('new'))?.text()).toBe('plan');
  expect(await takeHandedOver('new')).toBeUndefined();
});

it('one that never arrived is not in the way of the next', async () => {
  await handOver('closed', plan);
  await handOver('new', new File(['other'], 'other.tldr'));
  expect(await (await takeHandedOver('new'))?.text()).toBe('other');
  expect(await takeHandedOver('closed')).toBeUndefined();
});

it('a browser that keeps nothing says so', async () => {
  vi.stubGlobal('indexedDB', undefined);
  await expect(handOver('new', plan)).rejects.toThrow();
});
