import { expect, it } from 'vitest';
import { readShape } from '../readShape.ts';
import { DEFAULT_STYLE } from '../style.ts';
import { createTestBoard } from '../test/index.ts';

const NAME = '0a'.repeat(32);

it('an image says which file it shows, and what is to be seen', () => {
  const { store } = createTestBoard();
  const file = { name: NAME, w: 640, h: 480 };
  const box = { x: 0, y: 0, w: 320, h: 240 };
  const [id = ''] = store.create({ type: 'image', ...box, style: DEFAULT_STYLE, file, text: 'A bridge' });
  expect(store.get(id)).toMatchObject({ type: 'image', file, text: 'A bridge', ...box });
});

it.each([undefined, 'x', { name: '../../etc/passwd' }, { name: NAME.toUpperCase(), w: -5, h: Number.NaN }])(
  'an image whose file is %j shows none',
  (im) => {
    const shape = readShape(
      'a',
      new Map<string, unknown>([
        ['k', { type: 'image' }],
        ['im', im],
      ]),
    );
    expect(shape).toMatchObject({ type: 'image', file: { name: '' } });
    expect(shape.type === 'image' && shape.file.h).toBe(0);
  },
);
