import { findBinding } from '../../binding/findBinding.ts';
import { type PointerInput, StateNode } from '../stateNode.ts';

/** Shows what an arrow that begins here would hold on to. */
export class Idle extends StateNode {
  override onPointerMove({ page: point, ctrl }: PointerInput): void {
    const { scene, viewport, bindingHint } = this.context;
    const { zoom } = viewport.camera;
    bindingHint.show(ctrl ? undefined : findBinding(scene, { point, zoom, isExact: false })?.hint);
  }

  override onPointerDown(pointer: PointerInput): void {
    this.goTo('drawing', pointer);
  }

  override onExit(): void {
    this.context.bindingHint.show(undefined);
  }
}
