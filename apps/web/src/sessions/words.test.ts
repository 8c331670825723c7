import { expect, test } from 'vitest';
import { restoredWords } from './words.ts';

test('the question names what is missing, and agrees with its number', () => {
  expect(restoredWords(12, 'tab', 'restored')).toMatchObject({
    text: '12 shapes that you still have are not in it. They are only in this tab now: decide before you close it.',
    putBack: 'Put them back',
    leaveOut: 'Leave them out',
  });
  expect(restoredWords(1, 'device', 'restored')).toMatchObject({
    text: '1 shape that you still have is not in it. It is kept on this device until you decide.',
    putBack: 'Put it back',
  });
});

test('where nothing is missing, there is nothing to decide', () => {
  expect(restoredWords(0, 'device', 'restored').text).toBe(
    'No shape that you have is missing in it. Later changes to its shapes are not in it.',
  );
});
