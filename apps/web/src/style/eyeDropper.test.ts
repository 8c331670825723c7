import { expect, test } from 'vitest';
import { hasEyeDropper, pickFromScreen } from './eyeDropper.ts';

function scopeOf(open: () => Promise<{ sRGBHex: string }>) {
  return {
    EyeDropper: class {
      readonly open = open;
    },
  };
}

test('a colour is picked from the screen', async () => {
  expect(await pickFromScreen(scopeOf(async () => ({ sRGBHex: '#12AB34' })))).toBe('#12ab34');
});

test('no colour is picked when one thinks better of it, or where browsers cannot', async () => {
  expect(
    await pickFromScreen(scopeOf(() => Promise.reject(new DOMException('', 'AbortError')))),
  ).toBeUndefined();
  expect(await pickFromScreen(scopeOf(async () => ({ sRGBHex: 'rgba(0, 0, 0, 1)' })))).toBeUndefined();
  expect(await pickFromScreen({})).toBeUndefined();
  expect([hasEyeDropper({}), hasEyeDropper(scopeOf(async () => ({ sRGBHex: '' })))]).toEqual([false, true]);
});
