import { createHash } from 'node:crypto';
import { createStore, DEFAULT_STYLE } from '@drawbridge/board';
import { UPLOAD_LENGTH, UPLOAD_OFFSET } from '@drawbridge/protocol';
import { openBoard } from '@drawbridge/sync';
import { expect } from 'vitest';

/** One px. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
export const PNG_NAME = createHash('sha256').update(PNG).digest('hex');

/** Puts images that show it onto a board, with their file, in one entry. */
export async function addImages(
  url: string,
  boardId: string,
  ...images: readonly { readonly id: string; readonly frame?: string }[]
): Promise<void> {
  const response = await fetch(`${url}/api/boards/${boardId}/files/${PNG_NAME}`, {
    method: 'PATCH',
    headers: { [UPLOAD_OFFSET]: '0', [UPLOAD_LENGTH]: String(PNG.length) },
    body: PNG,
  });
  expect(response.status).toBe(201);
  const person = openBoard({ url, boardId });
  await person.synced;
  const store = createStore(person.doc, { author: () => 'Cy' });
  const image = { type: 'image', x: 0, y: 0, w: 10, h: 10, style: DEFAULT_STYLE } as const;
  const file = { name: PNG_NAME, w: 1, h: 1 };
  store.create(...images.map((one) => ({ ...image, file, ...one })));
  store.destroy();
  await person.close();
}
