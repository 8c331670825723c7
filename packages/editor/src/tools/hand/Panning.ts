import type { Point } from '@drawbridge/board';
import { panBy } from '../../camera.ts';
import { type PointerInput, StateNode } from '../stateNode.ts';

export class Panning extends StateNode {
  private last: Point = { x: 0, y: 0 };

  override get cursor(): string {
    return 'grabbing';
  }

  override onEnter(pointer: PointerInput): void {
    this.last = pointer.screen;
  }

  override onPointerMove({ screen }: PointerInput): void {
    const { viewport } = this.context;
    const [dx, dy] = [screen.x - this.last.x, screen.y - this.last.y];
    this.last = screen;
    viewport.moveTo(panBy(viewport.camera, dx, dy));
  }

  override onPointerUp(): void {
    this.goTo('idle');
  }

  override onCancel(): void {
    this.goTo('idle');
  }
}
