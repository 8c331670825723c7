import { createBoardId } from '@drawbridge/protocol';
import { templateShapes } from '../templates/templateShapes.ts';
import type { Template } from '../templates/templates.ts';
import { atBoard } from './atBoard.ts';

/** Makes a board from a template and answers its id. */
export async function createFromTemplate({ id: template, label }: Template): Promise<string> {
  const id = createBoardId();
  await atBoard(id, { isNew: true }, ({ store, name }) => {
    store.create(...templateShapes[template]());
    name.set(label);
  });
  return id;
}
