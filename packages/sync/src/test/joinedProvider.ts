import { createTestProvider } from './testProvider.ts';

/** A provider that has joined an empty board, or one with other `limits`. */
export function createJoined(board?: object) {
  const test = createTestProvider();
  test.join(board);
  return test;
}

/** A provider with one push on its way for each of `keys`. */
export function createPushing(...keys: string[]) {
  const test = createJoined();
  const pushes = keys.flatMap((key) => {
    test.draw(key);
    return test.pushes();
  });
  return { ...test, sent: pushes };
}
