import { createBoardId, NEW_BOARD_MARK } from '@drawbridge/protocol';
import { templateShapes } from '../templates/templateShapes.ts';
import { TEMPLATES, type TemplateId } from '../templates/templates.ts';
import { atBoard, type BoardAddress } from './atBoard.ts';

/** Makes a board from a template and answers where it is. */
export async function createFromTemplate(template: TemplateId): Promise<BoardAddress> {
  const id = createBoardId();
  const label = TEMPLATES.find((each) => each.id === template)?.label ?? '';
  const { hash } = await atBoard({ id, hash: NEW_BOARD_MARK }, ({ store, name }) => {
    store.create(...templateShapes[template]());
    name.set(label);
  });
  return { id, hash };
}
