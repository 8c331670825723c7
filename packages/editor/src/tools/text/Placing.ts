import type { Box, NewShape, ShapeId, TextShape } from '@drawbridge/board';
import { type PointerInput, StateNode } from '../stateNode.ts';
import { hitTolerance, isDrag } from '../toolContext.ts';
import { lineHeight, newTextAt } from './newText.ts';

/** The narrowest text that a drag asks for, of the font's size: about a word. */
const MIN_WIDTH_EM = 2;

/** The pointer is down: a click puts a text there, or opens the one that is there; a drag says how wide it is to be. */
export class Placing extends StateNode {
  override onPointerMove(pointer: PointerInput): void {
    const { preview } = this.context;
    if (isDrag(pointer)) preview.show({ kind: 'brush', box: this.dragged(pointer) });
  }

  override onPointerUp(pointer: PointerInput): void {
    const { preview, finishCreating, editText, writeText } = this.context;
    const isClick = !isDrag(pointer);
    const known = isClick ? this.textAt(pointer) : undefined;
    const text = isClick ? newTextAt(pointer.page, this.context.style) : this.newText(pointer);
    preview.end('cancelled');
    this.goTo('idle');
    finishCreating([]);
    if (known === undefined || !editText(known)) writeText(text);
  }

  override onCancel(): void {
    this.goTo('idle');
  }

  override onExit(): void {
    this.context.preview.end('cancelled');
  }

  private newText(pointer: PointerInput): NewShape<TextShape> {
    return { type: 'text', ...this.dragged(pointer), wraps: true, style: this.context.style };
  }

  private dragged({ originPage, page }: PointerInput): Box {
    const { style } = this.context;
    const w = Math.max(MIN_WIDTH_EM * style.fontSize, Math.abs(page.x - originPage.x));
    const x = page.x < originPage.x ? originPage.x - w : originPage.x;
    return { x, y: originPage.y, w, h: lineHeight(style) };
  }

  private textAt({ page, pointerType }: PointerInput): ShapeId | undefined {
    const hit = this.context.scene.hit(page, hitTolerance(this.context, pointerType));
    return hit?.type === 'text' ? hit.id : undefined;
  }
}
