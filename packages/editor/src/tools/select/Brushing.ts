import {
  type Box,
  boxFromCorners,
  type GroupId,
  type Shape,
  type ShapeId,
  type StoreChange,
} from '@drawbridge/board';
import { shownPartOf } from '../../shapes/frameClip.ts';
import { touchesBox } from '../../shapes/placed.ts';
import { type PointerInput, StateNode } from '../stateNode.ts';
import { boxDifference } from './boxDifference.ts';

/**
 * A selection is a set that is replaced, so changing it takes longer the larger it is. It is changed once this share
 * of it is different: all that copying takes no longer than a few looks at each shape.
 */
const PUBLISH_SHARE = 0.05;

const NO_GROUP: GroupId = '';

/**
 * A box is being dragged; what it touches is selected, together with what was before, groups as a whole. Each move looks only at
 * shapes near the strips by which the box grew or shrank, and at those that somebody has changed in the meantime.
 */
export class Brushing extends StateNode {
  private before: ReadonlySet<ShapeId> = new Set();
  private box: Box | undefined;
  /** With the outermost group that each was in when it was touched. */
  private readonly touched = new Map<ShapeId, GroupId>();
  /** How many shapes of a group are touched. */
  private readonly touchedIn = new Map<GroupId, number>();
  /** Touched now or not any more, and the selection does not say so yet. */
  private readonly pending = new Map<ShapeId, boolean>();
  private readonly changed = new Set<ShapeId>();
  private unfollow = () => {};

  override onEnter(pointer: PointerInput): void {
    const { selection, store } = this.context;
    this.before = selection.ids;
    this.box = undefined;
    for (const collection of [this.touched, this.touchedIn, this.pending, this.changed]) collection.clear();
    this.unfollow = store.onChange((change) => this.followChange(change));
    this.onPointerMove(pointer);
  }

  override onPointerMove(pointer: PointerInput): void {
    const box = boxFromCorners(pointer.originPage, pointer.page);
    for (const shape of this.candidates(box)) this.test(shape, box);
    this.box = box;
    if (this.pending.size > this.context.selection.ids.size * PUBLISH_SHARE) this.publish();
    this.context.preview.show({ kind: 'brush', box });
  }

  override onPointerUp(): void {
    this.publish();
    this.goTo('idle');
  }

  override onInterrupt(): void {
    this.publish();
    this.goTo('idle');
  }

  override onCancel(): void {
    this.context.selection.set(this.before);
    this.goTo('idle');
  }

  override onExit(): void {
    this.unfollow();
    this.context.preview.end('cancelled');
  }

  /** Shapes that the brush may touch now and did not before, or the other way round. */
  private *candidates(box: Box): Iterable<Shape> {
    const { scene, store } = this.context;
    for (const id of this.changed) {
      const shape = store.get(id);
      if (shape) yield shape;
    }
    this.changed.clear();
    const strips = this.box ? [...boxDifference(box, this.box), ...boxDifference(this.box, box)] : [box];
    for (const strip of strips) yield* scene.touching(strip);
  }

  private test(shape: Shape, box: Box): void {
    const isTouched = !shape.locked && this.isTouchedBy(shape, box);
    if (isTouched === this.touched.has(shape.id)) return;
    if (isTouched) this.touch(shape.id);
    else this.leave(shape.id);
  }

  private isTouchedBy(shape: Shape, box: Box): boolean {
    const shown = shownPartOf(box, shape, this.context.store.get);
    return shown !== undefined && touchesBox(shape, shown);
  }

  private touch(id: ShapeId): void {
    const group = this.context.store.groups.pathOf(id).at(-1) ?? NO_GROUP;
    this.touched.set(id, group);
    if (group === NO_GROUP) this.pending.set(id, true);
    else this.count(group, 1);
  }

  private leave(id: ShapeId): void {
    const group = this.touched.get(id);
    this.touched.delete(id);
    if (group === undefined || group === NO_GROUP) this.pending.set(id, false);
    else this.count(group, -1);
  }

  /** The first shape of a group takes all of it along, and the last one lets all of it go. */
  private count(group: GroupId, change: 1 | -1): void {
    const before = this.touchedIn.get(group) ?? 0;
    const after = before + change;
    this.touchedIn.set(group, after);
    if (before > 0 === after > 0) return;
    const { store } = this.context;
    for (const id of store.groups.membersOf(group))
      if (!store.get(id)?.locked) this.pending.set(id, after > 0);
  }

  private publish(): void {
    const added: ShapeId[] = [];
    const left: ShapeId[] = [];
    for (const [id, isTouched] of this.pending) {
      if (isTouched) added.push(id);
      else if (!this.before.has(id)) left.push(id);
    }
    this.pending.clear();
    this.context.selection.adjust(added, left);
  }

  /** What has changed is looked at with the next move, as the index may not know of it yet. */
  private followChange({ added, updated, removed }: StoreChange): void {
    for (const ids of [added, updated]) for (const id of ids) this.changed.add(id);
    for (const id of removed) {
      if (this.touched.has(id)) this.leave(id);
      this.pending.delete(id);
    }
  }
}
