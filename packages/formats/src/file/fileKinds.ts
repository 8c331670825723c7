import { isRecord } from '@drawbridge/board';
import { boardOfPng, boardOfSvg } from '../boardFile/boardInPicture.ts';
import { readBoardFile } from '../boardFile/readBoardFile.ts';
import { readUpdate } from '../boardFile/readUpdate.ts';
import { OWN_KEY } from '../clipboard/copied.ts';
import { readClipboard } from '../clipboard/readClipboard.ts';
import { readLibrary } from '../excalidraw/library.ts';
import { readExcalidraw } from '../excalidraw/readExcalidraw.ts';
import { refused } from '../refused.ts';
import { readPngScene } from '../scene/pngScene.ts';
import type { EmbeddedScene } from '../scene/sceneText.ts';
import { readSvgScene } from '../scene/svgScene.ts';
import { readSvgShapes } from '../svgShapes/readSvgShapes.ts';
import { readTldraw } from '../tldraw/readTldraw.ts';
import { type Content, looksLikeJson } from './content.ts';
import { describedKinds } from './describedKinds.ts';
import type { AboutFile, FileKind, Found } from './fileKind.ts';
import { isPicture } from './isPicture.ts';
import type { FileLimits } from './openedFile.ts';

const OURS = 'Drawbridge';

/** The files of programs. */
const programKinds: readonly FileKind[] = [
  json(OURS, readBoardFile),
  json(OURS, readOwnCopy),
  { from: OURS, read: readOwnPng },
  { from: OURS, read: readOwnSvg },
  json('Excalidraw', readExcalidraw),
  json('Excalidraw', readLibrary),
  { from: 'Excalidraw', read: readScenePng },
  { from: 'Excalidraw', read: readSceneSvg },
  json('tldraw', readTldrawFile),
];

/** Every kind of file that becomes shapes; of two that could be meant, the first. */
export const fileKinds: readonly FileKind[] = [
  ...programKinds,
  { from: 'a drawing (SVG)', read: readDrawing },
  ...describedKinds,
  // The last: its bytes begin with nothing by which they could be told.
  { from: OURS, read: readOwnUpdate },
];

/** The programs whose files can be opened. */
export const programs: ReadonlySet<string> = new Set(programKinds.map(({ from }) => from));

function json(from: string, read: (value: unknown, limits: FileLimits) => Found | undefined): FileKind {
  return { from, read: (content, limits) => read(content.json(), limits) };
}

/** A clipboard of ours that somebody kept as a file, also within one for other programs. */
function readOwnCopy(value: unknown, limits: FileLimits): Found | undefined {
  return readClipboard(isRecord(value) ? (value[OWN_KEY] ?? value) : value, limits);
}

async function readScenePng({ bytes }: Content, limits: FileLimits): Promise<Found | undefined> {
  return readScene(await readPngScene(bytes, limits.bytes), limits);
}

async function readSceneSvg(content: Content, limits: FileLimits): Promise<Found | undefined> {
  const text = content.text();
  return text?.includes('<svg') ? readScene(await readSvgScene(text, limits.bytes), limits) : undefined;
}

function readScene(scene: EmbeddedScene, limits: FileLimits): Found | undefined {
  if (scene.kind === 'scene') return readExcalidraw(scene.value, limits);
  return scene.kind === 'damaged' ? refused(DAMAGED_SCENE) : undefined;
}

const DAMAGED_SCENE =
  'The drawing within this picture is damaged, or too large. The picture itself can be pasted or dropped as an image.';

function readTldrawFile(value: unknown, limits: FileLimits): Found | undefined {
  const result = readTldraw(value, limits);
  return result.kind === 'refused' && result.reason === 'notTldraw' ? undefined : result;
}

async function readOwnPng({ bytes }: Content, limits: FileLimits): Promise<Found | undefined> {
  return readBoardFile(await boardOfPng(bytes, limits.bytes), limits);
}

function readOwnSvg(content: Content, limits: FileLimits): Found | undefined {
  const text = content.text();
  return text?.includes('<svg') ? readBoardFile(boardOfSvg(text), limits) : undefined;
}

/** A drawing of which no shapes can be made is still a picture. */
async function readDrawing(
  content: Content,
  limits: FileLimits,
  { look }: AboutFile,
): Promise<Found | undefined> {
  const text = content.text() ?? '';
  if (!text.includes('<svg')) return undefined;
  const found = readSvgShapes(text, limits, await look());
  return found?.kind === 'shapes' && found.shapes.length > 0 ? found : undefined;
}

function readOwnUpdate({ bytes, text }: Content, limits: FileLimits): Found | undefined {
  return isPicture(bytes) || looksLikeJson(text() ?? '') ? undefined : readUpdate(bytes, limits);
}
