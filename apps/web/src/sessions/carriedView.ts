import type { Camera, Editor, RememberedStyles } from '@drawbridge/editor';

/** What a person has set up for themselves and expects to find again when another editor takes over. */
export interface CarriedView {
  readonly camera: Camera;
  readonly toolId: string;
  readonly toolLocked: boolean;
  readonly styles: RememberedStyles;
}

export function viewOf({ camera, ui }: Editor): CarriedView {
  return { camera, toolId: ui.toolId, toolLocked: ui.toolLocked, styles: ui.styles };
}

export function restoreView(editor: Editor, view: CarriedView): void {
  editor.setToolLocked(view.toolLocked);
  editor.setTool(view.toolId);
  editor.restoreStyles(view.styles);
  editor.setCamera(view.camera);
}
