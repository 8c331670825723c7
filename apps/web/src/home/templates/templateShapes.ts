import type { NewShape, Shape } from '@drawbridge/board';
import { columns } from './columns.ts';
import { flowchart } from './flowchart.ts';
import type { TemplateId } from './templates.ts';

/** What is on each template, under ids that nothing else has, from back to front. */
export const templateShapes: Readonly<Record<TemplateId, () => NewShape<Shape>[]>> = {
  retrospective: () =>
    columns([
      { title: 'Went well', color: 'green', notes: ['What should we keep doing?', ''] },
      { title: 'Could be better', color: 'orange', notes: ['What held us up?', ''] },
      { title: 'Actions', color: 'blue', notes: ['Who does what, and by when?', ''] },
    ]),
  flowchart,
  kanban: () =>
    columns([
      { title: 'To do', color: 'yellow', notes: ['Something small', 'Something else', ''] },
      { title: 'Doing', color: 'blue', notes: ['One thing at a time'] },
      { title: 'Done', color: 'green', notes: ['Make this board'] },
    ]),
};
