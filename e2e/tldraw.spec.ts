import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures/test.ts';
import { around, expectInk } from './support/ink.ts';
import { storedShapes } from './support/storedShapes.ts';
import { copyHtmlElsewhere } from './support/systemClipboard.ts';

/** What tldraw puts on the clipboard when everything on a page of it is copied. */
async function copiedIn(name: string): Promise<string> {
  const file = await readFile(new URL(`samples/${name}`, import.meta.url), 'utf8');
  const { schema, records } = JSON.parse(file);
  const ofKind = (typeName: string) =>
    records.filter((record: { readonly typeName: string }) => record.typeName === typeName);
  const [shapes, bindings] = [ofKind('shape'), ofKind('binding')];
  const rootShapeIds = shapes.map(({ id }: { readonly id: string }) => id);
  const data = { shapes, bindings, rootShapeIds, assets: [], schema };
  return `<div data-tldraw>${JSON.stringify({ type: 'application/tldraw', kind: 'content', data })}</div>`;
}

test('what was copied in tldraw is pasted as shapes, as one step, and others see it', async ({
  openBoard,
}) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  const countOf = async () => (await storedShapes(ann.page.url())).length;
  const html = await copiedIn('tldr-schema2-bindings.tldr');
  await copyHtmlElsewhere(ann.page, html, 'i drink your .tldr files');
  await ann.canvas.focus();
  await ann.page.mouse.move(640, 400);
  await ann.page.keyboard.press('Control+v');
  await expect.poll(countOf).toBe(5);
  const shapes = await storedShapes(ann.page.url());
  expect(shapes.map(({ k }) => k.type).sort()).toEqual(['arrow', 'cloud', 'text', 'text', 'text']);
  expect(shapes.map(({ tx }) => tx)).toContain('i drink your .tldr files');
  await expectInk(ben.page, around({ x: 640, y: 400 }, 200));
  await ann.page.bringToFront();
  await ann.page.keyboard.press('Control+z');
  await expect.poll(countOf).toBe(0);
});
