import * as Y from 'yjs';
import type { ShapeId } from '../shapeId.ts';
import { TEXT_KEY } from '../shapes/textField.ts';

/**
 * A place in the text of a shape: behind a letter, which Yjs names for good, or at the start. It stays right whatever others
 * type or delete around it. Plain numbers, so that it fits into some bytes, and whoever has it needs no document.
 */
export type TextPlace = { readonly client: number; readonly clock: number } | 'start';

/** Says where in texts places are. In UTF-16 units, as positions in strings. */
export interface TextPlaces {
  /** Behind the letter before `index`: what others type right there comes after it. `undefined` for a shape without such a text. */
  at(id: ShapeId, index: number): TextPlace | undefined;
  /** `undefined` if the letter is not here yet, or not in the text that the shape has now. Takes any place, and never throws. */
  indexOf(id: ShapeId, place: TextPlace): number | undefined;
}

/** Sides with the letter before it, in the words of Yjs. */
const BEFORE = -1;

export function createTextPlaces(
  doc: Y.Doc,
  fieldsOf: (id: ShapeId) => Y.Map<unknown> | undefined,
): TextPlaces {
  return {
    at(id, index) {
      const fields = fieldsOf(id);
      if (fields && index <= 0) return 'start';
      const text = fields?.get(TEXT_KEY);
      if (!(text instanceof Y.Text)) return undefined;
      const { item } = Y.createRelativePositionFromTypeIndex(text, index, BEFORE);
      return item ? { client: item.client, clock: item.clock } : 'start';
    },

    indexOf(id, place) {
      const fields = fieldsOf(id);
      // Also before the first letter, when there is no text yet.
      if (!fields || place === 'start') return fields && 0;
      const letter = Y.createID(place.client, place.clock);
      const position = new Y.RelativePosition(null, null, letter, BEFORE);
      const found = Y.createAbsolutePositionFromRelativePosition(position, doc);
      return found?.type === fields.get(TEXT_KEY) ? found?.index : undefined;
    },
  };
}
