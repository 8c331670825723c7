/** Boards to begin with. What is on them is loaded when one is chosen. */
export const TEMPLATES = [
  { id: 'retrospective', label: 'Retrospective' },
  { id: 'flowchart', label: 'Flowchart' },
  { id: 'kanban', label: 'Kanban' },
] as const;

export type Template = (typeof TEMPLATES)[number];
export type TemplateId = Template['id'];
