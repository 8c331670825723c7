import type { Point, ShapeId } from '@drawbridge/board';
import { duplicateShapes } from '../../arrange/duplicateShapes.ts';
import { unlocked, withContents } from '../../changeable.ts';
import { type PointerInput, StateNode } from '../stateNode.ts';

/** The selection is being dragged, with Alt a copy of it. Until it is dropped only the preview moves, not the document. */
export class Translating extends StateNode {
  private ids: ReadonlySet<ShapeId> = new Set();
  private offset: Point = { x: 0, y: 0 };
  private isCopy = false;

  override get cursor(): string {
    return this.isCopy ? 'copy' : 'move';
  }

  override onEnter(pointer: PointerInput): void {
    const { store, selection } = this.context;
    this.ids = withContents(store, unlocked(store, selection.ids));
    this.onPointerMove(pointer);
  }

  override onPointerMove(pointer: PointerInput): void {
    this.offset = dragOffset(pointer);
    this.isCopy = pointer.alt;
    const { ids, isCopy } = this;
    this.context.preview.show({ kind: 'move', ids, isCopy, dx: this.offset.x, dy: this.offset.y });
  }

  override onPointerUp(pointer: PointerInput): void {
    this.onPointerMove(pointer);
    if (this.isCopy) this.dropCopy();
    else this.drop();
    this.goTo('idle');
  }

  override onCancel(): void {
    this.goTo('idle');
  }

  override onExit(): void {
    this.context.preview.end('cancelled');
  }

  /** Others may have moved or deleted shapes in the meantime: the offset counts from where each is now. */
  private drop(): void {
    const { store, steps, preview } = this.context;
    steps.run(() => store.move(this.ids, { dx: this.offset.x, dy: this.offset.y }));
    preview.end('committed');
  }

  private dropCopy(): void {
    const { x, y } = this.offset;
    duplicateShapes(this.context, this.ids, { dx: x, dy: y });
    this.context.preview.end('committed');
  }
}

function dragOffset({ page, originPage, shift }: PointerInput): Point {
  const x = page.x - originPage.x;
  const y = page.y - originPage.y;
  if (!shift) return { x, y };
  return Math.abs(x) >= Math.abs(y) ? { x, y: 0 } : { x: 0, y };
}
