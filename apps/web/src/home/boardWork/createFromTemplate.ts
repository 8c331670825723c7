import { createBoardId, NEW_BOARD_MARK } from '@drawbridge/protocol';
import { templateShapes } from '../templates/templateShapes.ts';
import type { Template } from '../templates/templates.ts';
import { atBoard, type BoardAddress } from './atBoard.ts';

/** Makes a board from a template and answers where it is. */
export async function createFromTemplate({ id: template, label }: Template): Promise<BoardAddress> {
  const id = createBoardId();
  const { hash } = await atBoard({ id, hash: NEW_BOARD_MARK }, ({ store, name }) => {
    store.create(...templateShapes[template]());
    name.set(label);
  });
  return { id, hash };
}
