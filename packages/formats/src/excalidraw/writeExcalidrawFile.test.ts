import { DEFAULT_STYLE } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { describe, expect, it } from 'vitest';
import { element } from '../test/element.ts';
import { sampleJson } from '../test/samples.ts';
import { readExcalidraw } from './readExcalidraw.ts';
import { type ExcalidrawFileOptions, writeExcalidrawFile } from './writeExcalidrawFile.ts';

/** Opened and saved again, with the bytes of images as they came. */
function saveAgain(file: unknown, options: ExcalidrawFileOptions = {}): unknown {
  const result = readExcalidraw(file);
  if (result?.kind !== 'shapes') throw new Error('It is no file.');
  const { images, shapes, document = '' } = result;
  const { store } = createTestBoard();
  store.create(...shapes);
  const written = writeExcalidrawFile(store.sorted(), {
    document,
    imageUrl: ({ id }) => images.get(id),
    ...options,
  });
  return JSON.parse(JSON.stringify(written));
}

const image = (fields: Readonly<Record<string, unknown>>) =>
  element({
    type: 'image',
    status: 'saved',
    scale: [-1, 1],
    crop: { x: 1, y: 2, width: 3, height: 4 },
    ...fields,
  });
const dataURL = 'data:image/png;base64,AAAA';
const file = {
  type: 'excalidraw',
  version: 2,
  source: 'https://example.com',
  elements: [image({ id: 'a', fileId: 'f' }), image({ id: 'b', fileId: 'f' })],
  appState: { gridSize: 20, viewBackgroundColor: '#ffc', theme: 'dark', later: [1] },
  files: { f: { mimeType: 'image/png', id: 'f', dataURL, created: 7, lastRetrieved: 8, later: true } },
  extension: { of: 'somebody' },
};

describe('a whole file', () => {
  it.each(['kurtosis-architecture.excalidraw', 'sio-redis-adapter.excalidraw'])(
    '%s is the same again',
    (name) => {
      expect(saveAgain(sampleJson(name))).toEqual(sampleJson(name));
    },
  );

  it('is the same again with its images, and what it says beside its elements', () => {
    expect(saveAgain(file)).toEqual(file);
  });

  it('says of images that were made here what others have to know', () => {
    const { store } = createTestBoard();
    const own = { name: 'ab'.repeat(32), w: 9, h: 9 };
    store.create({ ...blank, id: 'i', type: 'image', file: own });
    const written = writeExcalidrawFile(store.sorted(), { imageUrl: () => dataURL, source: 'https://here' });
    expect(written.elements.at(-1)).toMatchObject({ id: 'i', fileId: own.name, status: 'saved' });
    expect(written).toMatchObject({
      source: 'https://here',
      files: { [own.name]: { mimeType: 'image/png', id: own.name, dataURL, created: 1000 } },
    });
    const bare = writeExcalidrawFile(store.sorted());
    expect(bare.elements.at(-1)).toMatchObject({ fileId: null, status: 'pending' });
    expect(bare.files).toEqual({});
  });

  it('leaves out bytes that nobody uses, or has', () => {
    const more = { ...file, files: { ...file.files, g: { id: 'g', dataURL } } };
    expect(saveAgain(more)).toEqual(file);
    expect(saveAgain(file, { imageUrl: () => undefined })).toEqual({ ...file, files: {} });
  });

  it('of a clipboard is none', () => {
    expect(readExcalidraw({ ...file, type: 'excalidraw/clipboard' })).not.toHaveProperty('document');
  });

  it('with more beside its elements than a board carries has what Excalidraw itself writes', () => {
    const written = saveAgain({ ...file, extension: 'x'.repeat(100_000) });
    expect(written).toMatchObject({ appState: { gridSize: 20, viewBackgroundColor: '#ffc' } });
    expect(written).not.toHaveProperty('extension');
  });

  it.each(['', '{', '[]', '{"format":"else","source":"x"}'])('takes %s for nothing', (document) => {
    expect(writeExcalidrawFile([], { document })).toMatchObject({
      type: 'excalidraw',
      elements: [],
      files: {},
    });
  });
});

const blank = { x: 0, y: 0, w: 9, h: 9, style: DEFAULT_STYLE } as const;
