import type { Camera, Editor, RememberedStyles, Settings } from '@drawbridge/editor';

/** What a person has set up for themselves and expects to find again when another editor takes over. */
export interface CarriedView {
  readonly camera: Camera;
  readonly toolId: string;
  readonly toolLocked: boolean;
  readonly styles: RememberedStyles;
  readonly settings: Settings;
}

export function viewOf({ camera, ui }: Editor): CarriedView {
  const { toolId, toolLocked, styles, settings } = ui;
  return { camera, toolId, toolLocked, styles, settings };
}

export function restoreView(editor: Editor, view: CarriedView): void {
  editor.setToolLocked(view.toolLocked);
  editor.setTool(view.toolId);
  editor.restoreStyles(view.styles);
  editor.restoreSettings(view.settings);
  editor.setCamera(view.camera);
}
