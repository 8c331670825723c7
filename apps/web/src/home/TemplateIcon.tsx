import { Columns3, type LucideIcon, MessagesSquare, Workflow } from 'lucide-react';
import type { TemplateId } from './templates/templates.ts';

const ICONS: Readonly<Record<TemplateId, LucideIcon>> = {
  retrospective: MessagesSquare,
  flowchart: Workflow,
  kanban: Columns3,
};

export function TemplateIcon({ id }: { readonly id: TemplateId }) {
  const Icon = ICONS[id];
  return <Icon aria-hidden="true" />;
}
