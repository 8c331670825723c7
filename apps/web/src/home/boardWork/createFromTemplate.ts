import { createBoardId } from '@drawbridge/protocol';
import { templateShapes } from '../templates/templateShapes.ts';
import { TEMPLATES, type TemplateId } from '../templates/templates.ts';
import { atBoard } from './atBoard.ts';

/** Makes a board from a template and answers its id. */
export async function createFromTemplate(template: TemplateId): Promise<string> {
  const id = createBoardId();
  const label = TEMPLATES.find((each) => each.id === template)?.label ?? '';
  await atBoard(id, { isNew: true }, ({ store, name }) => {
    store.create(...templateShapes[template]());
    name.set(label);
  });
  return id;
}
