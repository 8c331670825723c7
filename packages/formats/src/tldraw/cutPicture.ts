import { parseNumber } from '@drawbridge/board';
import { toBase64 } from '../base64.ts';
import { isPlace } from '../excalidraw/element.ts';
import { type Fields, fieldsOf } from './fields.ts';

/** LIMIT of what all pictures of a file take that are written into others, in letters: some 24 MB of pictures. */
const MAX_CUT_CHARACTERS = 32 * 1024 * 1024;

interface Part {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly isRound: boolean;
}

const WHOLE: Part = { left: 0, top: 0, right: 1, bottom: 1, isRound: false };

/** Of an asset, as a shape shows it. */
export type PictureCutter = (src: string, asset: Fields, props: Fields) => string | undefined;

/**
 * Answers the picture as its shape shows it: a drawing (SVG) around it, of the part that is to be seen. The very same when that
 * is the whole of it; undefined when it cannot be cut, or when that would be too much for one file.
 */
export function createPictureCutter(): PictureCutter {
  let room = MAX_CUT_CHARACTERS;
  return (src, asset, props) => {
    const cut = cutOf(asset, props);
    if (cut === undefined) return undefined;
    if (cut === 'whole') return src;
    room -= src.length;
    const picture = room >= 0 ? base64Picture(src) : undefined;
    return picture && dataUrlOf(drawing(picture, cut));
  };
}

interface Cut {
  /** Of the whole picture. */
  readonly w: number;
  readonly h: number;
  readonly part: Part;
  readonly flipX: boolean;
  readonly flipY: boolean;
}

/** Undefined when the size is not known. */
function cutOf({ w, h }: Fields, props: Fields): Cut | 'whole' | undefined {
  const part = partOf(fieldsOf(props.crop));
  const [flipX, flipY] = [props.flipX === true, props.flipY === true];
  if (part === WHOLE && !flipX && !flipY) return 'whole';
  return isPlace(w) && isPlace(h) && w > 0 && h > 0 ? { w, h, part, flipX, flipY } : undefined;
}

function partOf({ topLeft, bottomRight, isCircle }: Fields): Part {
  const [from, to] = [fieldsOf(topLeft), fieldsOf(bottomRight)];
  const [left, top] = [parseNumber(from.x, 0, 0, 1), parseNumber(from.y, 0, 0, 1)];
  const [right, bottom] = [parseNumber(to.x, 1, 0, 1), parseNumber(to.y, 1, 0, 1)];
  const isRound = isCircle === true;
  const isWhole = left === 0 && top === 0 && right === 1 && bottom === 1 && !isRound;
  return isWhole || left >= right || top >= bottom ? WHOLE : { left, top, right, bottom, isRound };
}

/** Nothing in it can be other than letters of base64, so that it can stand in an attribute. */
function base64Picture(src: string): string | undefined {
  if (/^data:image\/[a-z+]+;base64,[A-Za-z0-9+/=]*$/.test(src)) return src;
  const [, type = '', text] = /^data:(image\/svg\+xml)(?:;[\w=-]+)*,(.*)$/s.exec(src) ?? [];
  if (text === undefined) return undefined;
  try {
    return `data:${type};base64,${toBase64(new TextEncoder().encode(decodeURIComponent(text)))}`;
  } catch {
    // A sign of percent without two digits behind it.
    return undefined;
  }
}

/** Mirrored about the middle of what is to be seen. */
function drawing(picture: string, { w, h, part, flipX, flipY }: Cut): string {
  const [x, y] = [part.left * w, part.top * h];
  const [width, height] = [(part.right - part.left) * w, (part.bottom - part.top) * h];
  const [scaleX, scaleY] = [flipX ? -1 : 1, flipY ? -1 : 1];
  const [moveX, moveY] = [flipX ? 2 * x + width : 0, flipY ? 2 * y + height : 0];
  const round = `<clipPath id="c"><ellipse cx="${x + width / 2}" cy="${y + height / 2}" rx="${width / 2}" ry="${height / 2}"/></clipPath>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}">`,
    part.isRound ? round : '',
    `<g${part.isRound ? ' clip-path="url(#c)"' : ''}>`,
    `<image width="${w}" height="${h}" preserveAspectRatio="none" href="${picture}" transform="translate(${moveX} ${moveY}) scale(${scaleX} ${scaleY})"/>`,
    '</g></svg>',
  ].join('');
}

function dataUrlOf(svg: string): string {
  return `data:image/svg+xml;base64,${btoa(svg)}`;
}
