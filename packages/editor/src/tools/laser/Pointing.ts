import { type PointerInput, StateNode } from '../stateNode.ts';

/** The light is on, and leaves a trail that fades by itself. */
export class Pointing extends StateNode {
  override onEnter({ page }: PointerInput): void {
    this.context.lasers.begin(page);
  }

  override onPointerMove({ samples }: PointerInput): void {
    if (samples.length > 0) this.context.lasers.extend(samples);
  }

  override onPointerUp(): void {
    this.goTo('idle');
  }

  override onCancel(): void {
    this.goTo('idle');
  }

  override onExit(): void {
    this.context.lasers.end();
  }
}
