import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64 } from '../base64.ts';
import { deflate, inflate } from '../deflate.ts';
import { readExcalidraw } from '../excalidraw/readExcalidraw.ts';
import { MAX_JSON_CHARACTERS } from '../limits.ts';
import { pngChunk, pngChunks } from '../png/pngChunk.ts';
import { sampleBytes, sampleText } from '../test/samples.ts';
import { readPngScene, writePngScene } from './pngScene.ts';
import { type EmbeddedScene, SCENE_TYPE } from './sceneText.ts';
import { readSvgScene, writeSvgScene } from './svgScene.ts';

const SCENE = JSON.stringify({ type: 'excalidraw', elements: [], words: 'Grüße, 世界 😀' });
const svg = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg" data-a="1>0">${content}</svg>`;

function wordsIn(scene: EmbeddedScene): unknown {
  const result = scene.kind === 'scene' ? readExcalidraw(scene.value) : undefined;
  return result?.kind === 'shapes' ? result.shapes.map((shape) => 'text' in shape && shape.text) : scene.kind;
}

function png(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createCanvas(4, 3).toBuffer('image/png'));
}

/** A PNG that says this where a scene would be. */
function pngWith(text: Uint8Array | string): Uint8Array<ArrayBuffer> {
  const content = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const key = new TextEncoder().encode(`${SCENE_TYPE}\0`);
  const own = pngChunk('tEXt', new Uint8Array([...key, ...content]));
  const whole = png();
  return new Uint8Array([...whole.subarray(0, -12), ...own, ...whole.subarray(-12)]);
}

describe('a scene in a picture that Excalidraw made', () => {
  it('is read, of both versions', async () => {
    expect(wordsIn(await readPngScene(sampleBytes('smiley_embedded_v2.png')))).toEqual(['😀']);
    expect(wordsIn(await readPngScene(sampleBytes('test_embedded_v1.png')))).toEqual(['test']);
    expect(wordsIn(await readSvgScene(sampleText('smiley_embedded_v2.svg')))).toEqual(['😀']);
    expect(wordsIn(await readSvgScene(sampleText('test_embedded_v1.svg')))).toEqual(['test']);
  });

  it('of the first version may have letters that are no bytes', async () => {
    const value = JSON.parse(SCENE);
    expect(await readPngScene(pngWith(SCENE))).toEqual({ kind: 'scene', value });
    const payload = toBase64(new TextEncoder().encode(SCENE));
    const comments = `<!-- payload-type:${SCENE_TYPE} --><!-- payload-start -->${payload}<!-- payload-end -->`;
    expect(await readSvgScene(svg(comments))).toEqual({ kind: 'scene', value });
  });
});

describe('a scene that is put into a picture', () => {
  it('is read again, and is the only one', async () => {
    const value = JSON.parse(SCENE);
    const once = await writePngScene(sampleBytes('smiley_embedded_v2.png'), '{}');
    const twice = await writePngScene(once, SCENE);
    expect(await readPngScene(twice)).toEqual({ kind: 'scene', value });
    expect([...pngChunks(twice)].filter(({ type }) => type === 'tEXt')).toHaveLength(1);
    const replaced = await writeSvgScene(await writeSvgScene(svg('<g/>'), '{}'), SCENE);
    expect(await readSvgScene(replaced)).toEqual({ kind: 'scene', value });
    expect(replaced.match(/payload-start|<metadata>/g)).toHaveLength(2);
    expect(replaced).toContain('data-a="1>0"><metadata>');
  });

  it('leaves the picture as it is', async () => {
    const written = await writePngScene(png(), SCENE);
    const { width, height } = await loadImage(Buffer.from(written));
    expect([width, height]).toEqual([4, 3]);
    // Checksums are those that others compute.
    const whole = [...pngChunks(written)].map(({ type, content }) => pngChunk(type, content));
    expect(Buffer.concat([written.subarray(0, 8), ...whole])).toEqual(Buffer.from(written));
    expect(
      [...pngChunks(png())].every(({ type, content, from, to }) =>
        Buffer.from(png().subarray(from, to)).equals(pngChunk(type, content)),
      ),
    ).toBe(true);
  });

  it('may hold any words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (scene) => {
        const value = JSON.parse(scene);
        expect(await readPngScene(await writePngScene(png(), scene))).toEqual({ kind: 'scene', value });
        expect(await readSvgScene(await writeSvgScene(svg(''), scene))).toEqual({ kind: 'scene', value });
      }),
      { numRuns: 50 },
    );
  });

  it('is not put into what is no picture', async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    expect(await writePngScene(bytes, SCENE)).toBe(bytes);
    expect(await writePngScene(png().slice(0, 40), SCENE)).toEqual(png().slice(0, 40));
    expect(await writeSvgScene('<svg', SCENE)).toBe('<svg');
    expect(await writeSvgScene('words', SCENE)).toBe('words');
  });
});

describe('a picture that lies', () => {
  it('about nothing at all has no scene', async () => {
    expect(await readPngScene(png())).toEqual({ kind: 'none' });
    expect(await readPngScene(new Uint8Array())).toEqual({ kind: 'none' });
    expect(await readSvgScene(svg(''))).toEqual({ kind: 'none' });
  });

  it('about how long it is has the scene, or none', async () => {
    const whole = sampleBytes('smiley_embedded_v2.png');
    for (let length = 0; length < whole.length; length += 7) {
      expect((await readPngScene(whole.slice(0, length))).kind).not.toBe('damaged');
    }
    const endless = whole.slice();
    endless.fill(0xff, 8, 12);
    expect(await readPngScene(endless)).toEqual({ kind: 'none' });
  });

  it('about what is in it is damaged', async () => {
    for (const text of ['', 'words', '{', '{"encoded":"\u00ff"}', '{"encoded":"日本"}', '{"encoded":7']) {
      expect(await readPngScene(pngWith(text))).toEqual({ kind: 'damaged' });
      const payload = `<!-- payload-start -->${toBase64(new TextEncoder().encode(text))}<!-- payload-end -->`;
      expect(await readSvgScene(svg(`<!-- payload-type:${SCENE_TYPE} -->${payload}`))).toEqual({
        kind: 'damaged',
      });
    }
    const start = `<!-- payload-type:${SCENE_TYPE} --><!-- payload-start -->`;
    expect(await readSvgScene(svg(start))).toEqual({ kind: 'damaged' });
    expect(await readSvgScene(svg(`${start}%%<!-- payload-end -->`))).toEqual({ kind: 'damaged' });
  });

  it('with one bit that fell over is read, or is not', async () => {
    const whole = sampleBytes('smiley_embedded_v2.png');
    const anyBit = fc.nat(8 * whole.length - 1);
    await fc.assert(
      fc.asyncProperty(anyBit, async (bit) => {
        const flipped = whole.slice();
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(['scene', 'none', 'damaged']).toContain((await readPngScene(flipped)).kind);
      }),
    );
  });

  it('with a few bytes that unpack to more than anybody reads is not unpacked', async () => {
    const bomb = await deflate(new Uint8Array(MAX_JSON_CHARACTERS + 1).fill(0x20));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await inflate(bomb, MAX_JSON_CHARACTERS)).toBeUndefined();
    expect(await inflate(bomb, MAX_JSON_CHARACTERS + 1)).toHaveLength(MAX_JSON_CHARACTERS + 1);
    const encoded = String.fromCharCode(...bomb);
    const text = JSON.stringify({ version: '1', encoding: 'bstring', compressed: true, encoded });
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    expect(await readPngScene(pngWith(bytes))).toEqual({ kind: 'damaged' });
  });
});
