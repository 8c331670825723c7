import type { StoreChange } from '@drawbridge/board';
import { type PointerInput, StateNode } from '../stateNode.ts';
import { createTouchedShapes, type TouchedShapes } from './touchedShapes.ts';

/** A gesture that selects what it touches, as it goes. Whatever ends it but Escape, what is touched stays selected. */
export abstract class SelectingTouched extends StateNode {
  protected touched: TouchedShapes = createTouchedShapes(this.context);
  private unfollow = () => {};

  override onEnter(pointer: PointerInput): void {
    this.touched = createTouchedShapes(this.context);
    this.unfollow = this.context.store.onChange((change) => this.followChange(change));
    this.onPointerMove(pointer);
  }

  override onPointerUp(): void {
    this.touched.publish();
    this.goTo('idle');
  }

  override onInterrupt(): void {
    this.touched.publish();
    this.goTo('idle');
  }

  override onCancel(): void {
    this.touched.takeBack();
    this.goTo('idle');
  }

  override onExit(): void {
    this.unfollow();
    this.context.preview.end('cancelled');
  }

  protected followChange({ removed }: StoreChange): void {
    for (const id of removed) this.touched.forget(id);
  }
}
