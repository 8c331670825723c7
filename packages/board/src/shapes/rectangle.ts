import type { ShapeRecord, ShapeSchema } from './shape.ts';

export type RectangleShape = ShapeRecord<'rectangle'>;

export const rectangleSchema: ShapeSchema<RectangleShape> = {
  type: 'rectangle',
  read: (record) => ({ ...record, type: 'rectangle' }),
  write: () => ({}),
};
