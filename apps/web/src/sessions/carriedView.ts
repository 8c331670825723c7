import type { Style } from '@drawbridge/board';
import type { Camera, Editor } from '@drawbridge/editor';

/** What a person has set up for themselves and expects to find again when another editor takes over. */
export interface CarriedView {
  readonly camera: Camera;
  readonly toolId: string;
  readonly toolLocked: boolean;
  readonly style: Style;
}

export function viewOf({ camera, ui }: Editor): CarriedView {
  return { camera, toolId: ui.toolId, toolLocked: ui.toolLocked, style: ui.style };
}

export function restoreView(editor: Editor, view: CarriedView): void {
  editor.setToolLocked(view.toolLocked);
  editor.setTool(view.toolId);
  editor.setStyle(view.style);
  editor.setCamera(view.camera);
}
