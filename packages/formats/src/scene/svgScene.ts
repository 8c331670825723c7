import { fromBase64, toBase64 } from '../base64.ts';
import { fromByteString } from './byteString.ts';
import { type EmbeddedScene, NO_SCENE, readSceneText, SCENE_TYPE, writeSceneText } from './sceneText.ts';

/*
 * Comments say where the scene is: <!-- payload-type:… --><!-- payload-version:2 --><!-- payload-start -->…<!-- payload-end -->.
 * They are looked for as they are, so that no SVG, however it is made, takes long.
 */
const TYPE = `<!-- payload-type:${SCENE_TYPE} -->`;
const VERSION = '<!-- payload-version:2 -->';
const START = '<!-- payload-start -->';
const END = '<!-- payload-end -->';

/** The scene of Excalidraw that an SVG carries, of both versions. */
export async function readSvgScene(svg: string, mostBytes?: number): Promise<EmbeddedScene> {
  const place = findScene(svg);
  if (place === 'none') return NO_SCENE;
  const bytes = place === 'damaged' ? undefined : fromBase64(svg.slice(place.textFrom, place.textTo));
  return bytes ? readSceneText(bytes, mostBytes) : { kind: 'damaged' };
}

/** The SVG with this scene, and with no other. The very same where it is no SVG. */
export async function writeSvgScene(svg: string, scene: string): Promise<string> {
  const place = findScene(svg);
  const bare = typeof place === 'string' ? svg : cutOut(svg, place);
  const at = afterRoot(bare);
  const bytes = fromByteString(await writeSceneText(scene));
  if (at === undefined || !bytes) return svg;
  const payload = `${TYPE}${VERSION}${START}${toBase64(bytes)}${END}`;
  return `${bare.slice(0, at)}<metadata>${payload}</metadata>${bare.slice(at)}`;
}

/** With the element around it, if there is nothing else in that. */
function cutOut(svg: string, { from, to }: ScenePlace): string {
  return (svg.slice(0, from) + svg.slice(to)).replace('<metadata></metadata>', '');
}

interface ScenePlace {
  readonly from: number;
  readonly textFrom: number;
  readonly textTo: number;
  readonly to: number;
}

function findScene(svg: string): ScenePlace | 'none' | 'damaged' {
  const from = svg.indexOf(TYPE);
  if (from < 0) return 'none';
  const start = svg.indexOf(START, from);
  const textTo = start < 0 ? -1 : svg.indexOf(END, start);
  if (textTo < 0) return 'damaged';
  return { from, textFrom: start + START.length, textTo, to: textTo + END.length };
}

/** Where the content of the picture begins: behind the first tag of that name, in whose attributes there may be signs, too. */
function afterRoot(svg: string): number | undefined {
  const from = svg.search(/<svg[\s>]/);
  if (from < 0) return undefined;
  let quote = '';
  for (let at = from; at < svg.length; at++) {
    const sign = svg.charAt(at);
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return svg.charAt(at - 1) === '/' ? undefined : at + 1;
  }
  return undefined;
}
