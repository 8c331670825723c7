import { type Box, expandBox, type Shape } from '@drawbridge/board';
import { pictureBox, themes } from '@drawbridge/shapes';
import { beforeAll, describe, expect, it } from 'vitest';
import { draw } from './test/draw.ts';
import { paintDirectly } from './test/paintDirectly.ts';
import { readPdf } from './test/pdf.ts';
import { cut, difference, type Pixels, pixelsOf } from './test/pixels.ts';
import { allKinds, boardsOfAllKinds, CELL_PX, cellOf } from './test/shapesOfAllKinds.ts';

const PADDING_PX = 16;
const kinds = boardsOfAllKinds.map(([name], index) => [name, index] as const);
/** Without words, as the library that reads SVG here knows no fonts that are in a file. */
const isWordless = ([, shapes]: (typeof boardsOfAllKinds)[number]) => !shapes.some(hasWords);
const hasWords = (shape: Shape) => 'text' in shape && shape.text !== '';
const wordless = kinds.filter(([, index]) => isWordless(boardsOfAllKinds[index] ?? ['', []]));

let box: Box;
let painted: Pixels;

/** The part of a picture in which one kind is. */
function partOf(pixels: Pixels, index: number): Pixels {
  const { x, y } = cellOf(index);
  return cut(pixels, { x: x - box.x, y: y - box.y, w: CELL_PX, h: CELL_PX });
}

/** How much of the ink of one kind is elsewhere, or of another colour. */
const differenceAt = (index: number, picture: Pixels) =>
  difference(partOf(painted, index), partOf(picture, index));

beforeAll(async () => {
  const shapes = allKinds();
  painted = await paintDirectly(shapes, { x: -50, y: -50, w: 10, h: 10 }, themes.light);
  // Now that the fonts are here, words have the room that they need.
  box = expandBox(pictureBox(shapes) ?? { x: 0, y: 0, w: 0, h: 0 }, PADDING_PX);
  painted = await paintDirectly(shapes, box, themes.light);
});

describe('A PNG of the server', () => {
  let picture: Pixels;
  beforeAll(async () => {
    picture = await pixelsOf((await draw(allKinds(), { format: 'png' })).bytes);
  });

  it('is as large as what is drawn', () => {
    expect([picture.width, picture.height]).toEqual([painted.width, painted.height]);
  });

  it.each(kinds)('has %s as the canvas has it', (_name, index) => {
    expect(differenceAt(index, picture)).toBeLessThan(0.001);
  });
});

describe('An SVG file of the server', () => {
  let picture: Pixels;
  beforeAll(async () => {
    picture = await pixelsOf((await draw(allKinds(), { format: 'svg' })).bytes);
  });

  it.each(wordless)('has %s as the canvas has it', (_name, index) => {
    expect(differenceAt(index, picture)).toBeLessThan(0.05);
  });
});

describe('A PDF document of the server', () => {
  let picture: Pixels;
  beforeAll(async () => {
    const only = allKinds().map(({ id }) => id);
    const { pages } = await readPdf((await draw(allKinds(), { format: 'pdf', only })).bytes);
    picture = (await pages[0]?.picture()) ?? painted;
  });

  it.each(kinds)('has %s as the canvas has it', (_name, index) => {
    // What reads it here draws letters a little bolder.
    const most = isWordless(boardsOfAllKinds[index] ?? ['', []]) ? 0.02 : 0.25;
    expect(differenceAt(index, picture)).toBeLessThan(most);
  });
});
