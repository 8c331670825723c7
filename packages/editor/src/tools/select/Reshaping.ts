import type { Shape, ShapeId } from '@drawbridge/board';
import { contentsOf, unlocked } from '../../changeable.ts';
import { contentsAfterResize } from '../../frames/membership.ts';
import type { Handle } from '../../handles/handle.ts';
import type { OrientedBox } from '../../transform/orientedBox.ts';
import { matrixOf } from '../../transform/pageMatrix.ts';
import { selectionFrame } from '../../transform/selectionFrame.ts';
import { type Transform, transformShapes } from '../../transform/transformShapes.ts';
import { writeTransformed } from '../../transform/writeTransformed.ts';
import { type PointerInput, StateNode } from '../stateNode.ts';
import { isDrag } from '../toolContext.ts';

/** LIMIT of shapes that are shown as they will be while they are resized or turned; of more, one sees a picture stretched. */
export const MAX_RESHAPED_SHAPES = 200;

/** What a position of the pointer means for every selected shape, and for the box around them. */
export interface Plan extends Transform {
  readonly frame: OrientedBox;
}

/**
 * The selection is being resized or turned by a handle. Until the pointer comes up only the preview changes. Others may change
 * the shapes meanwhile: it is always made of what they are now.
 */
export abstract class Reshaping extends StateNode {
  private ids: ReadonlySet<ShapeId> = new Set();
  private start: { readonly handle: Handle; readonly frame: OrientedBox } | undefined;
  private plan: Plan | undefined;

  /** Of the gesture that began at `frame`, with `handle`. */
  protected abstract makePlan(pointer: PointerInput, frame: OrientedBox, handle: Handle): Plan;

  override onEnter(): void {
    const { store, selection, handles } = this.context;
    const frame = selectionFrame(this.context);
    const handle = handles.grabbed;
    this.plan = undefined;
    this.ids = unlocked(store, selection.ids);
    this.start = frame && handle && { frame, handle };
  }

  override onPointerMove(pointer: PointerInput): void {
    if (!this.start || !(this.plan || isDrag(pointer))) return;
    this.plan = this.makePlan(pointer, this.start.frame, this.start.handle);
    this.show(this.plan);
  }

  override onPointerUp(pointer: PointerInput): void {
    this.onPointerMove(pointer);
    if (this.plan) this.commit(this.plan);
    this.goTo('idle');
    if (!this.plan && pointer.clicks === 2) this.editText();
  }

  override onCancel(): void {
    this.goTo('idle');
  }

  /** A double click is not meant for the handle, but for what is near it, such as the name over a frame. */
  private editText(): void {
    const [id = ''] = this.context.selection.ids;
    if (this.context.selection.ids.size === 1) this.context.editText(id);
  }

  override onExit(): void {
    this.context.preview.end('cancelled');
  }

  private show(plan: Plan): void {
    const { frame, move } = plan;
    const shapes = this.isFew ? this.withContents(this.transformed(plan)) : NOTHING;
    const lifts = this.isFew ? {} : { lifts: { ids: this.ids, matrix: matrixOf(move) } };
    this.context.preview.show({ kind: 'reshape', shapes, frame, ...lifts });
  }

  private get isFew(): boolean {
    return this.ids.size <= MAX_RESHAPED_SHAPES;
  }

  private transformed(plan: Plan): ReadonlyMap<ShapeId, Shape> {
    return transformShapes(this.changeable(), plan, this.context.store.get);
  }

  private *changeable(): Iterable<Shape> {
    for (const id of this.ids) {
      const shape = this.context.store.get(id);
      if (shape && !shape.locked) yield shape;
    }
  }

  private commit(plan: Plan): void {
    const { steps, preview } = this.context;
    steps.run(() => {
      const transformed = this.transformed(plan);
      writeTransformed(this.context.store, transformed);
      this.fillFrames(transformed);
    });
    preview.end('committed');
  }

  /** A frame of another size surrounds other shapes. */
  private fillFrames(transformed: ReadonlyMap<ShapeId, Shape>): void {
    const { store } = this.context;
    for (const [id, { type, ...box }] of transformed) {
      if (type !== 'frame') continue;
      for (const [inside, frame] of contentsAfterResize(this.context, id, box))
        if (!transformed.has(inside)) store.update(inside, { frame });
    }
  }

  /** What lies in a frame is shown with it, as its edges cut it off elsewhere now. */
  private withContents(transformed: ReadonlyMap<ShapeId, Shape>): ReadonlyMap<ShapeId, Shape> {
    const { store } = this.context;
    const shown = new Map(transformed);
    for (const { id } of transformed.values()) {
      for (const inside of store.get(id)?.type === 'frame' ? contentsOf(store, id) : []) {
        const shape = store.get(inside);
        if (shape && !shown.has(inside)) shown.set(inside, shape);
        if (shown.size > MAX_RESHAPED_SHAPES) return transformed;
      }
    }
    return shown;
  }
}

const NOTHING: ReadonlyMap<ShapeId, Shape> = new Map<ShapeId, Shape>();
