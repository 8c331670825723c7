import {
  type Comment,
  createLibrary,
  DEFAULT_STYLE,
  MAX_COMMENT_LENGTH,
  MAX_COMMENTS,
  MAX_FOREIGN_LENGTH,
  MAX_ITEM_SHAPES,
  MAX_LIBRARY_ITEMS,
  type Shape,
  updateOf,
} from '@drawbridge/board';
import { createTestBoard, testShape } from '@drawbridge/board/test';
import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile } from '../file/readFile.ts';
import { PASTE_LIMITS } from '../limits.ts';
import { anyComments } from '../test/anyComment.ts';
import { anyItems } from '../test/anyItem.ts';
import { anyShapes } from '../test/anyShape.ts';
import { boardInPng, boardInSvg } from '../test/boardInPicture.ts';
import { writeBoardFile } from './writeBoardFile.ts';

const limits = { ...PASTE_LIMITS, bytes: 1024 * 1024 };
const read = (content: string | Uint8Array<ArrayBuffer>, within = limits) =>
  readFile(typeof content === 'string' ? new TextEncoder().encode(content) : content, 'a file', within);

const file = { name: 'a'.repeat(64), w: 10, h: 10 };
const image = testShape({ type: 'image', id: 'i', x: 0, y: 0, w: 9, h: 9, style: DEFAULT_STYLE, file });
const star = testShape({ type: 'star', id: 's', x: 0, y: 0, w: 9, h: 9, style: DEFAULT_STYLE, text: 'ä 🎈' });

const comment: Comment = {
  ...{ id: 'c', thread: 'c', text: 'Look, @Bo', names: ['Bo'], createdMs: 5, editedMs: undefined },
  author: { id: 'ada', name: 'Ada', color: '#336699' },
  place: { x: 1, y: 2, on: { shape: 's', x: 0.5, y: 0.25 } },
  resolved: undefined,
};

const png = async (boardFile: string) =>
  boardInPng(new Uint8Array(createCanvas(1, 1).toBuffer('image/png')), boardFile);

describe('our own file', () => {
  it('gives back every shape as it was', async () => {
    const plain = (shape: Shape) => ({ ...shape, z: '', author: '', created: 0, packed: 0 });
    await fc.assert(
      fc.asyncProperty(anyShapes, async (shapes) => {
        fc.pre(shapes.length > 0);
        const opened = await read(writeBoardFile({ name: 'Plan', shapes }));
        if (opened.kind !== 'board') throw new Error('Our own file was not understood.');
        const { store } = createTestBoard();
        store.create(...opened.shapes);
        for (const shape of shapes) {
          const again = store.get(shape.id);
          // An arrow is where its shapes want it.
          if (shape.type !== 'arrow' && again) expect(plain(again)).toEqual(plain(shape));
          if (shape.type !== 'arrow' && 'packed' in shape)
            expect(again).toMatchObject({ packed: shape.packed });
        }
      }),
    );
  });

  it('has the board’s name, and images if they are to come along', async () => {
    const url = 'data:image/png;base64,AAAA';
    const files = new Map([[file.name, url]]);
    expect(await read(writeBoardFile({ name: 'Plan', shapes: [image], files }))).toMatchObject({
      kind: 'board',
      from: 'Drawbridge',
      name: 'Plan',
      images: new Map([['i', url]]),
    });
    expect(await read(writeBoardFile({ name: '', shapes: [image] }))).toMatchObject({
      name: 'a file',
      images: new Map(),
    });
  });

  it('keeps what the file of another program says beside its shapes', async () => {
    const foreign = '{"format":"excalidraw","appState":{"gridSize":20},"others":{"later":1}}';
    expect(await read(writeBoardFile({ name: '', shapes: [star], foreign }))).toMatchObject({
      document: foreign,
    });
    for (const wrong of [7, null, { format: 'excalidraw' }, 'x'.repeat(MAX_FOREIGN_LENGTH + 1)]) {
      const text = JSON.stringify({
        ...JSON.parse(writeBoardFile({ name: '', shapes: [star] })),
        foreign: wrong,
      });
      const opened = await read(text);
      expect([opened.kind, 'document' in opened]).toEqual(['board', false]);
    }
  });

  it('gives back every comment as it was said', async () => {
    await fc.assert(
      fc.asyncProperty(anyComments, async (comments) => {
        const text = writeBoardFile({ name: 'Plan', shapes: [star], comments });
        expect(await read(text)).toMatchObject({ comments, report: { lines: [] } });
      }),
    );
  });

  it('does not vouch for who said something', async () => {
    const known = { ...comment, author: { ...comment.author, isKnown: true } };
    const text = writeBoardFile({ name: 'Plan', shapes: [star], comments: [known] });
    expect(text).not.toContain('known');
    const forged = text.replace('"by":', '"known":true,"by":');
    expect(await read(forged)).toMatchObject({ comments: [comment] });
  });

  it('is opened whatever its comments are, without those that say nothing', async () => {
    const file = JSON.parse(writeBoardFile({ name: 'Plan', shapes: [star], comments: [comment] }));
    const [said] = file.comments;
    const tooLong = { ...said, id: 'long', tx: { text: 'x'.repeat(5_000) }, k: { by: 'y'.repeat(5_000) } };
    const comments = [
      said,
      said,
      tooLong,
      null,
      7,
      [],
      {},
      { ...said, id: 7 },
      { id: 'mute', tx: { text: 7 } },
    ];
    const opened = await read(JSON.stringify({ ...file, comments }));
    if (opened.kind !== 'board') expect.unreachable();
    expect(opened.comments).toHaveLength(2);
    expect(opened.comments?.[1]?.text).toHaveLength(MAX_COMMENT_LENGTH);
    expect(opened.comments?.[1]?.author.id.length).toBeLessThan(100);
    expect(opened.report.lines).toMatchObject([{ fate: 'left out', count: 7 }]);
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (anything) => {
        expect(await read(JSON.stringify({ ...file, comments: anything }))).toMatchObject({ kind: 'board' });
      }),
    );
  });

  it('brings no more comments than a board holds', async () => {
    const many = Array.from({ length: MAX_COMMENTS + 3 }, (_, index) => ({ ...comment, id: `c${index}` }));
    const opened = await read(writeBoardFile({ name: 'x', shapes: [star], comments: many }), {
      ...limits,
      bytes: 1e8,
    });
    if (opened.kind !== 'board') expect.unreachable();
    expect(opened.comments).toHaveLength(MAX_COMMENTS);
    expect(opened.report.lines).toMatchObject([{ fate: 'left out', count: 3 }]);
  });

  it('gives back the library, with every item as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyItems, async (items) => {
        const [from, to] = [createTestBoard(), createTestBoard()];
        const [library, again] = [createLibrary(from.doc), createLibrary(to.doc)];
        library.add(items);
        const opened = await read(writeBoardFile({ name: 'Plan', shapes: [star], library: library.current }));
        if (opened.kind !== 'board') expect.unreachable();
        expect(opened.report.lines).toEqual([]);
        again.add(opened.library ?? []);
        expect(again.current).toEqual(library.current);
        expect(again.add(opened.library ?? [])).toMatchObject({ ids: [], known: items.length });
      }),
    );
  });

  it('of a board with nothing but a library is one', async () => {
    const library = [{ id: 'one', name: 'Star', created: 7, shapes: [star] }];
    expect(await read(writeBoardFile({ name: 'Plan', shapes: [], library }))).toMatchObject({
      kind: 'library',
      items: [{ id: 'one', name: 'Star', created: 7, shapes: [{ type: 'star' }] }],
    });
  });

  it('is opened whatever its library is, without what is none or too much', async () => {
    const item = { id: 'one', name: 'Star', created: 7, shapes: [star] };
    const file = JSON.parse(writeBoardFile({ name: 'Plan', shapes: [star], library: [item] }));
    const [kept] = file.library;
    const large = { ...kept, shapes: Array.from({ length: MAX_ITEM_SHAPES + 1 }, () => kept.shapes[0]) };
    const library = [kept, null, 7, {}, { ...kept, shapes: [] }, { ...kept, shapes: [7] }, large];
    const opened = await read(JSON.stringify({ ...file, library }));
    expect(opened).toMatchObject({
      library: [{ id: 'one' }],
      report: { lines: [{ fate: 'left out', count: 6 }] },
    });
    const many = Array.from({ length: MAX_LIBRARY_ITEMS + 1 }, () => kept);
    expect(await read(JSON.stringify({ ...file, library: many }))).toMatchObject({
      library: { length: MAX_LIBRARY_ITEMS },
    });
    const few = { ...limits, shapes: 3 };
    expect(await read(JSON.stringify({ ...file, library: many }), few)).toMatchObject({
      library: { length: 3 },
    });
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (anything) => {
        expect(await read(JSON.stringify({ ...file, library: anything }))).toMatchObject({ kind: 'board' });
      }),
    );
  });

  it('brings no images in a library: their bytes do not come along', async () => {
    const library = [{ id: 'one', name: '', created: 0, shapes: [image] }];
    expect(await read(writeBoardFile({ name: 'Plan', shapes: [star], library }))).toMatchObject({
      library: [{ shapes: [{ type: 'image', file: { name: '', w: 10, h: 10 } }] }],
    });
  });

  it('that was cut off anywhere is none', async () => {
    const text = writeBoardFile({ name: 'Plan', shapes: [star, image], comments: [comment] });
    for (let length = 0; length < text.length; length += 1)
      expect(await read(text.slice(0, length))).toMatchObject({ kind: 'problem' });
  });

  it('that somebody else made brings no addresses, and nothing that all objects share', async () => {
    const evil = JSON.parse(writeBoardFile({ name: 'x', shapes: [image] }));
    evil.files = { [file.name]: 'https://elsewhere.test/track.png' };
    expect(await read(JSON.stringify(evil))).toMatchObject({ images: new Map() });
    evil.shapes[0].im.name = '__proto__';
    expect(await read(JSON.stringify(evil))).toMatchObject({ kind: 'board', images: new Map() });
  });

  it('of a later version, or with too much in it, is refused', async () => {
    const text = writeBoardFile({ name: 'x', shapes: [star, star] });
    expect(await read(text.replace('"version":1', '"version":2'))).toMatchObject({ kind: 'problem' });
    expect(await read(text, { ...limits, shapes: 1 })).toMatchObject({ kind: 'problem' });
  });
});

describe('a board in a picture', () => {
  const text = writeBoardFile({ name: 'Plan', shapes: [star] });

  it('is found in it again', async () => {
    const svg = boardInSvg('<svg xmlns="http://www.w3.org/2000/svg"><path/></svg>', text);
    for (const picture of [await png(text), svg]) {
      expect(await read(picture)).toMatchObject({
        kind: 'board',
        name: 'Plan',
        shapes: [{ type: 'star', text: 'ä 🎈' }],
      });
    }
  });

  it('that is damaged leaves the picture', async () => {
    const cut = text.slice(0, -9);
    const svg = boardInSvg('<svg xmlns="http://www.w3.org/2000/svg"></svg>', cut);
    for (const picture of [await png(cut), svg, svg.replace('</metadata>', '')])
      expect(await read(picture)).toEqual({ kind: 'picture' });
  });
});

describe('a board that was saved as it is in a page', () => {
  it('is opened, too', async () => {
    const board = createTestBoard();
    board.store.create(star, image);
    expect(await read(new Uint8Array(updateOf(board.doc)))).toMatchObject({
      kind: 'board',
      from: 'Drawbridge',
      shapes: expect.arrayContaining([
        expect.objectContaining({ type: 'star', text: 'ä 🎈' }),
        expect.objectContaining({ type: 'image', file }),
      ]),
    });
    expect(await read(new Uint8Array(updateOf(createTestBoard().doc)))).toMatchObject({ kind: 'problem' });
  });
});
