import type { ToolButton } from '@drawbridge/editor';

/** A place in the toolbar: a tool, or several that share it. */
export type ToolSlot =
  | { readonly kind: 'tool'; readonly tool: ToolButton }
  | { readonly kind: 'group'; readonly group: string; readonly tools: readonly ToolButton[] };

/** The places of the toolbar in the order of the tools; a group stands where its first tool would. */
export function toolSlots(tools: readonly ToolButton[]): readonly ToolSlot[] {
  const members = Map.groupBy(tools, ({ id, group }) => group ?? `the tool ${id}`);
  return [...members.values()].flatMap(slotOf);
}

/** One tool needs no group to be found in. */
function slotOf(tools: readonly ToolButton[]): ToolSlot[] {
  const [first, ...others] = tools;
  if (first === undefined) return [];
  if (first.group === undefined || others.length === 0) return [{ kind: 'tool', tool: first }];
  return [{ kind: 'group', group: first.group, tools }];
}

/** The key that stands on a tool's button: a digit, which is easier to reach and to read, before a letter. */
export function keyHint({ shortcuts }: Pick<ToolButton, 'shortcuts'>): string | undefined {
  return shortcuts.find((key) => /^\d$/.test(key)) ?? shortcuts.find((key) => key.length === 1);
}
