import { joinBytes } from '../joinBytes.ts';
import { type PngChunk, pngChunk, pngChunks } from '../png/pngChunk.ts';
import { fromByteString } from './byteString.ts';
import { type EmbeddedScene, NO_SCENE, readSceneText, SCENE_TYPE, writeSceneText } from './sceneText.ts';

/*
 * A text chunk is a keyword, a zero byte, and text. The scene's keyword is its MIME type.
 */
const KEY = new TextEncoder().encode(`${SCENE_TYPE}\0`);
const TEXT = 'tEXt';
const END = 'IEND';

/** The scene of Excalidraw that a PNG carries, of both versions. */
export async function readPngScene(
  bytes: Uint8Array<ArrayBuffer>,
  mostBytes?: number,
): Promise<EmbeddedScene> {
  for (const chunk of pngChunks(bytes)) {
    if (isScene(chunk)) return readSceneText(chunk.content.slice(KEY.length), mostBytes);
  }
  return NO_SCENE;
}

/** The PNG with this scene, and with no other. The very same bytes where they are no whole PNG. */
export async function writePngScene(
  png: Uint8Array<ArrayBuffer>,
  scene: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks = [...pngChunks(png)];
  const [first, last] = [chunks[0], chunks.find(({ type }) => type === END)];
  const text = fromByteString(await writeSceneText(scene));
  if (!first || !last || !text) return png;
  const kept = chunks.filter((chunk) => !isScene(chunk) && chunk.from < last.from);
  const own = pngChunk(TEXT, KEY, text);
  return joinBytes([
    png.subarray(0, first.from),
    ...kept.map(({ from, to }) => png.subarray(from, to)),
    own,
    png.subarray(last.from, last.to),
  ]);
}

function isScene({ type, content }: PngChunk): boolean {
  return type === TEXT && KEY.every((byte, index) => content[index] === byte);
}
