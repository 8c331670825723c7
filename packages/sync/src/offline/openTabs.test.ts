import { expect, test, vi } from 'vitest';
import { joinOpenTabs, type TabPorts } from './openTabs.ts';
import { createTestTabPorts } from './test/tabPorts.ts';

function createTabs() {
  const browser = createTestTabPorts();
  return (
    tab: string,
    { scope = 'board', ports = {} }: { scope?: string; ports?: Partial<TabPorts> } = {},
  ) => {
    const own = browser.open();
    const tabs = joinOpenTabs({ ports: { ...own.ports, ...ports }, scope, tab });
    return { ...tabs, kill: own.kill };
  };
}

const settle = () => new Promise(setImmediate);

test('of two tabs each inherits from the other, whichever was opened first', async () => {
  for (const [goes, stays] of [
    ['first', 'second'],
    ['second', 'first'],
  ] as const) {
    const open = createTabs();
    const tabs = { first: open('first'), second: open('second') };
    await settle();
    expect(tabs[stays].isHeirOf(goes)).toBe(false);
    const heard = vi.fn();
    tabs[stays].onHeir(heard);
    tabs[goes].kill();
    await settle();
    expect(tabs[stays].isHeirOf(goes)).toBe(true);
    expect(heard).toHaveBeenCalledTimes(1);
  }
});

test('of several tabs one inherits, and the next when that one is closed', async () => {
  const open = createTabs();
  const [goes, one, two] = [open('goes'), open('one'), open('two')];
  await settle();
  goes.kill();
  await settle();
  const heirs = [one, two].filter((tab) => tab.isHeirOf('goes'));
  expect(heirs).toHaveLength(1);
  heirs[0]?.close();
  heirs[0]?.close();
  await settle();
  expect([one, two].every((tab) => tab.isHeirOf('goes'))).toBe(true);
});

test('a tab that nobody heard of is inherited from at once when it is gone, and when it is closed if not', async () => {
  const open = createTabs();
  const tab = open('tab');
  const silent = { openChannel: () => ({ postMessage: () => {}, close: () => {} }) };
  const quiet = open('quiet', { ports: silent });
  await settle();
  tab.watch(['gone', 'quiet']);
  await settle();
  expect([tab.isHeirOf('gone'), tab.isHeirOf('quiet')]).toEqual([true, false]);
  quiet.close();
  await settle();
  expect(tab.isHeirOf('quiet')).toBe(true);
});

test('tabs of other boards are not known', async () => {
  const open = createTabs();
  const [one, two] = [open('one'), open('two', { scope: 'other board' })];
  await settle();
  two.kill();
  await settle();
  expect(one.isHeirOf('two')).toBe(false);
});

test('a page that may have neither locks nor a channel inherits nothing, and nothing is thrown', async () => {
  const open = createTabs();
  const refuse = (): never => {
    throw new DOMException('As a browser would say.', 'SecurityError');
  };
  const tab = open('tab', { ports: { locks: { request: async () => refuse() }, openChannel: refuse } });
  tab.watch(['gone']);
  await settle();
  expect(tab.isHeirOf('gone')).toBe(false);
  tab.close();
});
