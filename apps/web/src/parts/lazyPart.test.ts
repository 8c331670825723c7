import { createElement } from 'react';
import { prerender } from 'react-dom/static';
import { expect, it } from 'vitest';
import { lazyPart } from './lazyPart.tsx';

/** A part that loads when its turn comes: each try ends as it is told. */
function openPart() {
  const tries: PromiseWithResolvers<() => string>[] = [];
  const { Part, preload } = lazyPart(() => {
    const next = Promise.withResolvers<() => string>();
    tries.push(next);
    return next.promise;
  });
  const shown = async (): Promise<string> => {
    const { prelude } = await prerender(createElement(Part));
    return new Response(prelude).text();
  };
  return { tries, preload, shown };
}

const there = (): string => 'there';
const noNetwork = new Error('no network');

it('what was loaded ahead is not loaded again', async () => {
  const { tries, preload, shown } = openPart();
  preload();
  tries[0]?.resolve(there);
  expect(await shown()).toBe('there');
  expect(tries).toHaveLength(1);
});

it('what fails while it is loaded ahead is tried again for whoever waits for it', async () => {
  const { tries, preload, shown } = openPart();
  preload();
  const part = shown();
  tries[0]?.reject(noNetwork);
  await expect.poll(() => tries.length).toBe(2);
  tries[1]?.resolve(there);
  expect(await part).toBe('there');
});

it('what fails again has a word in its place', async () => {
  const { tries, shown } = openPart();
  const part = shown();
  for (const count of [1, 2]) {
    await expect.poll(() => tries.length).toBe(count);
    tries.at(-1)?.reject(noNetwork);
  }
  expect(await part).toContain('could not be loaded');
});
