import { DEFAULT_STYLE } from '@drawbridge/board';
import { testShape } from '@drawbridge/board/test';
import { expect, it } from 'vitest';
import { readFile } from '../file/readFile.ts';
import { PASTE_LIMITS } from '../limits.ts';
import { writeExcalidrawFile } from './writeExcalidrawFile.ts';

const box = { x: 1, y: 2, w: 30, h: 40, style: DEFAULT_STYLE } as const;
const name = 'a'.repeat(64);
const shapes = [
  testShape({ ...box, id: 'r', type: 'rectangle', text: 'begin' }),
  testShape({ ...box, id: 'i', type: 'image', file: { name, w: 10, h: 10 } }),
  testShape({ ...box, id: 'j', type: 'image', file: { name: 'b'.repeat(64), w: 10, h: 10 } }),
];

it('a file for Excalidraw has shapes and images, and is read again', async () => {
  const dataURL = 'data:image/webp;base64,AAAA';
  const text = writeExcalidrawFile(shapes, { files: new Map([[name, dataURL]]) });
  expect(JSON.parse(text)).toMatchObject({
    type: 'excalidraw',
    version: 2,
    elements: expect.arrayContaining([
      expect.objectContaining({ type: 'image', fileId: name, status: 'saved' }),
      expect.objectContaining({ type: 'image', fileId: null }),
    ]),
    files: { [name]: { id: name, mimeType: 'image/webp', dataURL } },
  });
  const opened = await readFile(new TextEncoder().encode(text), 'a', { ...PASTE_LIMITS, bytes: 1e6 });
  expect(opened).toMatchObject({ kind: 'board', images: new Map([[expect.any(String), dataURL]]) });
  expect(opened.kind === 'board' && opened.shapes.map(({ type }) => type)).toEqual([
    'rectangle',
    'image',
    'image',
  ]);
});
