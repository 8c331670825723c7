import type { Style } from '@drawbridge/board';
import type { Camera, Editor } from '@drawbridge/editor';

/** What a person has set up for themselves and expects to find again when another editor takes over. */
export interface CarriedView {
  readonly camera: Camera;
  readonly toolId: string;
  readonly toolLocked: boolean;
  readonly style: Style;
}

/** One turn of the wheel zooms by e^(1/5) at most; the whole range of zoom takes 34. */
const MAX_TURN_PX = 20;
const MAX_TURNS = 40;
const PX_PER_ZOOM = 100;

export function viewOf({ camera, ui }: Editor): CarriedView {
  return { camera, toolId: ui.toolId, toolLocked: ui.toolLocked, style: ui.style };
}

export function restoreView(editor: Editor, view: CarriedView): void {
  editor.setToolLocked(view.toolLocked);
  editor.setTool(view.toolId);
  editor.setStyle(view.style);
  moveCamera(editor, view.camera);
}

/** With the wheel, as a hand would: an editor has no other way in for a camera. Zooms first, about the corner, then moves. */
function moveCamera(editor: Editor, { x, y, zoom }: Camera): void {
  const turn = (ctrl: boolean, deltaX: number, deltaY: number): void =>
    editor.input.wheel({ x: 0, y: 0, deltaX, deltaY, deltaMode: 0, ctrl, shift: false });
  for (let turns = 0; turns < MAX_TURNS && editor.camera.zoom !== zoom; turns += 1) {
    const rest = -Math.log(zoom / editor.camera.zoom) * PX_PER_ZOOM;
    if (Math.abs(rest) < 1e-9) break;
    turn(true, 0, Math.max(-MAX_TURN_PX, Math.min(MAX_TURN_PX, rest)));
  }
  const { camera } = editor;
  turn(false, (x - camera.x) * camera.zoom, (y - camera.y) * camera.zoom);
}
