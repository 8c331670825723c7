import { readShape, type Shape, type ShapeDraft } from '@drawbridge/board';

type Drafted = ShapeDraft['shape'];
/** As a tool describes a shape to come, or a peer one in progress. */
type Described = Omit<Drafted, 'id' | 'rotation'> & Partial<Pick<Drafted, 'id' | 'rotation'>>;

/** A shape in progress; a type that this version does not know becomes the usual placeholder. */
export function draftShape({ id = '', type, x, y, w, h, rotation = 0, style, packed }: Described): Shape {
  const fields = new Map<string, unknown>([
    ['k', { type }],
    ['g', [x, y, w, h, rotation]],
    ['s', style],
    ['p', packed],
  ]);
  return readShape(id, fields);
}
