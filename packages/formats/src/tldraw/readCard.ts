import { parseStyle } from '@drawbridge/board';
import { isPlace } from '../excalidraw/element.ts';
import { fieldsOf, stringOf } from './fields.ts';
import { placeBox } from './place.ts';
import type { PlacedShape } from './placeShapes.ts';
import { commonOf, linkOf, type ReadOne, type Surroundings } from './read.ts';

/** A pale box with words and a link, for what a board cannot show. */
function cardOf(
  shape: PlacedShape,
  words: readonly string[],
  link: string,
  around: Surroundings,
): ReadOne | undefined {
  const { props, place, opacity } = shape;
  if (!isPlace(props.w) || !isPlace(props.h)) return undefined;
  const bounds = { x: 0, y: 0, w: Math.abs(props.w), h: Math.abs(props.h) };
  const text = words.filter(Boolean).join('\n').slice(0, around.limits.characters).toWellFormed();
  const placed = { ...commonOf(shape, link), ...placeBox(place, bounds) };
  const style = parseStyle({ ...CARD_STYLE, opacity });
  return { shapes: [{ ...placed, style, text, type: 'rectangle' }], bounds };
}

const CARD_STYLE = {
  color: 'black',
  width: 2,
  fill: 'tint',
  fillColor: 'grey',
  font: 'sans',
  fontSize: 18,
  roughness: 'clean',
};

export function readBookmark(shape: PlacedShape, around: Surroundings): ReadOne | undefined {
  const { title, description, src } = assetOf(shape, around);
  const link = linkOf(shape.props.url || src, around);
  around.changed('Bookmarks: a card with their title and link');
  return cardOf(shape, [stringOf(title), stringOf(description), link], link, around);
}

export function readEmbed(shape: PlacedShape, around: Surroundings): ReadOne | undefined {
  const link = linkOf(shape.props.url, around);
  around.changed('Pages and players within the drawing: a card with their link');
  return cardOf(shape, [link], link, around);
}

/** A film that lies in the file itself has no address. */
export function readVideo(shape: PlacedShape, around: Surroundings): ReadOne | undefined {
  const { name, src } = assetOf(shape, around);
  const isWithin = typeof src === 'string' && !/^https?:/.test(src);
  const link = linkOf(shape.props.url || (isWithin ? '' : src), around);
  around.changed('Films: a card in their place, with their link');
  if (isWithin && src !== '') around.leftOut('Films that lie in the file');
  return cardOf(shape, [stringOf(shape.props.altText) || stringOf(name) || 'Film', link], link, around);
}

/** Of a type that only another program knows: its place is kept. */
export function readUnknown(shape: PlacedShape, around: Surroundings): ReadOne | undefined {
  const card = cardOf(shape, [shape.type], '', around);
  if (card) around.changed('Shapes that only another program knows: a card in their place');
  return card;
}

function assetOf({ props }: PlacedShape, { assets }: Surroundings) {
  return fieldsOf(assets.get(props.assetId)?.props);
}
