import { isPlace } from '../excalidraw/element.ts';
import { type Fields, fieldsOf, stringOf } from './fields.ts';
import { placeBox } from './place.ts';
import type { PlacedShape } from './placeShapes.ts';
import { commonOf, linkOf, type ReadOne, type Surroundings } from './read.ts';
import { readStyle, TEXT_SIZES } from './readStyle.ts';

/** What boards show; a picture of another kind is none. */
const PICTURE = /^data:image\/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,]/;

/** An image. One that is cut or mirrored is a new picture of that part: images here are always shown whole. */
export function readImage(shape: PlacedShape, around: Surroundings): ReadOne | undefined {
  const { props, place, opacity } = shape;
  if (!isPlace(props.w) || !isPlace(props.h)) return undefined;
  const bounds = { x: 0, y: 0, w: Math.abs(props.w), h: Math.abs(props.h) };
  const asset = fieldsOf(around.assets.get(props.assetId)?.props);
  const picture = pictureOf(asset, props, around);
  if (picture) around.showImage(picture);
  const style = readStyle({ fill: 'none', dash: 'solid' }, opacity, TEXT_SIZES, around);
  const text = stringOf(props.altText).slice(0, around.limits.characters).toWellFormed();
  const placed = { ...commonOf(shape, addressOf(asset, props, around)), ...placeBox(place, bounds) };
  const file = { name: '', w: bounds.w, h: bounds.h };
  return { shapes: [{ ...placed, style, text, file, type: 'image' }], bounds };
}

function pictureOf(asset: Fields, props: Fields, around: Surroundings): string | undefined {
  const src = stringOf(asset.src);
  if (!PICTURE.test(src)) {
    around.leftOut(
      /^https?:/.test(src)
        ? 'Pictures that lie elsewhere: their place links to them'
        : 'Pictures that are not in the file',
    );
    return undefined;
  }
  const picture = around.cutPicture(src, asset, props);
  if (picture === undefined)
    around.leftOut('The cut of pictures that are too large, or of which the size is not known');
  else if (picture !== src) around.changed('Pictures that are cut or mirrored: what was cut off is gone');
  return picture ?? src;
}

/** A picture that is not brought along can still be gone to. */
function addressOf({ src }: Fields, { url }: Fields, around: Surroundings): string {
  return linkOf(url || (typeof src === 'string' && /^https?:/.test(src) ? src : ''), around);
}
