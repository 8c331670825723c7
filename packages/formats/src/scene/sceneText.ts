import { isRecord } from '@drawbridge/board';
import { deflate, inflate } from '../deflate.ts';
import { MAX_JSON_CHARACTERS } from '../limits.ts';
import { parseJson } from '../parseJson.ts';
import { fromByteString, toByteString } from './byteString.ts';

/** What a picture has beside what it shows. */
export type EmbeddedScene =
  /** Parsed JSON of which nothing more is known. */
  | { readonly kind: 'scene'; readonly value: unknown }
  | { readonly kind: 'none' }
  /** It says that it has a scene, and there is none, or one larger than anybody should read. */
  | { readonly kind: 'damaged' };

export const SCENE_TYPE = 'application/vnd.excalidraw+json';
export const NO_SCENE: EmbeddedScene = { kind: 'none' };

/** A scene as it is put into pictures: packed, in a string of bytes, in JSON. Each character is a byte. */
export async function writeSceneText(scene: string): Promise<string> {
  const encoded = toByteString(await deflate(new TextEncoder().encode(scene)));
  return JSON.stringify({ version: '1', encoding: 'bstring', compressed: true, encoded });
}

/** The scene in such a text, or in one of the first version, which is the scene itself; of up to `mostBytes` when it is unpacked. */
export async function readSceneText(
  bytes: Uint8Array<ArrayBuffer>,
  mostBytes = MAX_JSON_CHARACTERS,
): Promise<EmbeddedScene> {
  // A wrapper is a string of bytes; before there were any, a scene could be UTF-8.
  const wrapper = parseJson(toByteString(bytes));
  if (isRecord(wrapper) && typeof wrapper.encoded === 'string')
    return unwrap(wrapper, wrapper.encoded, mostBytes);
  return sceneOf(decodeUtf8(bytes) ?? toByteString(bytes));
}

async function unwrap(
  { compressed }: Readonly<Record<string, unknown>>,
  encoded: string,
  mostBytes: number,
): Promise<EmbeddedScene> {
  const bytes = fromByteString(encoded);
  const scene = bytes && compressed !== false ? await inflate(bytes, mostBytes) : bytes;
  return sceneOf(scene && decodeUtf8(scene));
}

function sceneOf(text: string | undefined): EmbeddedScene {
  const value = text === undefined ? undefined : parseJson(text);
  return value === undefined ? { kind: 'damaged' } : { kind: 'scene', value };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
