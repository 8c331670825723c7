import { expect, test } from 'vitest';
import type { Restored } from './sessions.ts';
import { restoredWords } from './words.ts';

const restored = (missingCount: number, missingComments = 0): Restored => ({
  missingCount,
  missingComments,
  cause: 'restored',
});

test('the question names what is missing, and agrees with its number', () => {
  expect(restoredWords(restored(12), 'tab')).toMatchObject({
    text: '12 shapes that you still have are not in it. They are only in this tab now: decide before you close it.',
    putBack: 'Put them back',
    leaveOut: 'Leave them out',
  });
  expect(restoredWords(restored(1), 'device')).toMatchObject({
    text: '1 shape that you still have is not in it. It is kept on this device until you decide.',
    putBack: 'Put it back',
  });
});

test('where nothing is missing, there is nothing to decide', () => {
  expect(restoredWords(restored(0), 'device').text).toBe(
    'No shape that you have is missing in it. Later changes to its shapes are not in it.',
  );
});

test('comments are missed like shapes', () => {
  expect(restoredWords(restored(3, 1), 'device').text).toContain(
    '2 shapes and 1 comment that you still have are',
  );
  expect(restoredWords(restored(1, 1), 'device')).toMatchObject({
    putBack: 'Put it back',
    done: '1 comment put back',
  });
});
