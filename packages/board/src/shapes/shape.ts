import type { OrderKey } from '../order.ts';
import type { ShapeId } from '../shapeId.ts';
import type { Style } from '../style.ts';

/** Names a group; the shapes in it say so themselves. */
export type GroupId = string;

/** What every shape has. Records are never changed in place: a changed shape is a new record. */
export interface ShapeRecord<Type extends string = string> {
  readonly id: ShapeId;
  readonly type: Type;
  /** Who made it, as the store was told. */
  readonly author: string;
  /** Unix time in ms. */
  readonly created: number;
  /** Top left corner before rotation, in page px. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** Radians, clockwise, about the centre of the box. */
  readonly rotation: number;
  readonly z: OrderKey;
  readonly style: Style;
  /** The groups that it is in, the innermost first. */
  readonly groups: readonly GroupId[];
  /** The frame that it lies in and is cut off by; empty when it lies in none. */
  readonly frame: ShapeId;
  /** It cannot be selected by pointing, nor changed, until it is unlocked. */
  readonly locked: boolean;
  /** Where a click on its link leads; empty when there is none. */
  readonly link: string;
  /**
   * What another program's file says of it that shapes have no place for, so that it can be written back; empty for what was
   * made here. Whoever reads and writes files of that kind knows what it means: for everybody else it is a text.
   */
  readonly foreign: string;
}

/** The keys of one shape's Y.Map, or anything else that answers like it. */
export interface ShapeFields {
  get(key: string): unknown;
}

/** The data half of a shape type: what it keeps beyond a ShapeRecord, and how that lies in the document. */
export interface ShapeSchema<Shape extends ShapeRecord> {
  readonly type: Shape['type'];
  /** Completes the record from the shape's fields. Total: every field has a default. */
  read(record: ShapeRecord, fields: ShapeFields): Shape;
  /** The fields to store beside those that all shapes have. */
  write(shape: NewShape<Shape>): Readonly<Record<string, unknown>>;
}

/** What a new shape may leave out: most have none of it. */
type Given =
  | ('id' | 'rotation' | 'z' | 'groups' | 'frame' | 'locked' | 'link' | 'foreign')
  | ('text' | 'wraps' | 'start' | 'end' | 'middle');

/** What the caller knows of a shape that does not exist yet; the store fills in the rest. */
export type NewShape<Shape extends ShapeRecord> = Shape extends ShapeRecord
  ? Omit<Shape, 'author' | 'created' | Given> & Partial<Pick<Shape, Extract<keyof Shape, Given>>>
  : never;
