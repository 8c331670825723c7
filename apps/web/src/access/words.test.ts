import { expect, test } from 'vitest';
import { deletedText, deniedTitle, keptWorkText } from './words.ts';

test('a board that was deleted is not one that might open again', () => {
  expect(deniedTitle('deleted')).toBe('This board was deleted');
  const message = 'This board was deleted by its owner, for everybody.';
  expect(deletedText({ code: 'deleted', message })).toBe(`${message} It cannot be brought back.`);
});

test('unsaved changes are sent later, unless there is nowhere to send them to', () => {
  expect(keptWorkText(2, 'device')).toContain('sends them when you may draw on this board again');
  expect(keptWorkText(2, 'tab')).toContain('Only this tab has them');
  for (const keptOn of ['device', 'tab'] as const)
    expect(keptWorkText(1, keptOn, true)).toBe(
      '1 change of yours may not have been saved. Copy them to take them along to another board.',
    );
});
