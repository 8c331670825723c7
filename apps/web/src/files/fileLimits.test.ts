import { expect, it } from 'vitest';
import { createLimits } from './fileLimits.ts';

const answers: (string | Error)[] = [];
const asked: unknown[] = [];

const limits = (token?: string) => {
  const send: typeof fetch = async (address, init) => {
    asked.push(address, init?.headers);
    const answer = answers.shift() ?? '';
    if (answer instanceof Error) throw answer;
    return new Response(answer);
  };
  return createLimits({ url: 'http://server', boardId: 'b', token: () => token, send });
};

const usual = { maxBytes: 10_485_760, maxPixels: 40_000_000 };

it('what a server takes of images, it says itself, and is asked once', async () => {
  answers.push('{"maxBytes":5,"maxPixels":7,"more":1}');
  const ask = limits('t');
  expect(await ask()).toEqual({ maxBytes: 5, maxPixels: 7 });
  expect(await ask()).toEqual({ maxBytes: 5, maxPixels: 7 });
  expect(asked).toEqual(['http://server/api/boards/b/files', { Authorization: 'Bearer t' }]);
});

it.each(['', 'null', '{}', '{"maxBytes":"5","maxPixels":7}', '{"maxBytes":0,"maxPixels":7}'])(
  'a server that makes no sense is taken for a usual one: %j',
  async (body) => {
    answers.push(body);
    expect(await limits()()).toEqual(usual);
  },
);

it('without network it is taken for a usual one, and asked again', async () => {
  answers.push(new TypeError('Failed to fetch'), '{"maxBytes":5,"maxPixels":7}');
  const ask = limits();
  expect(await ask()).toEqual(usual);
  expect(await ask()).toEqual({ maxBytes: 5, maxPixels: 7 });
});
