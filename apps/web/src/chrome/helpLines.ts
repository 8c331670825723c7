import type { ToolButton } from '@drawbridge/editor';
import type { AnyAction } from '../actions/anyAction.ts';

/** A line of the shortcut help. */
export interface HelpLine {
  readonly label: string;
  readonly keys: readonly string[];
  readonly group: string;
}

/** Everything that has a key. What belongs together, such as four directions, shares a line. */
export function helpLines(tools: readonly ToolButton[], actions: readonly AnyAction[]): readonly HelpLine[] {
  const ofTools = tools.map(({ label, shortcuts }) => ({ label, keys: shortcuts, group: 'Tools' }));
  const ofActions = actions.map(({ label, keys, group, helpLine = label }) => ({
    label: helpLine,
    keys,
    group,
  }));
  const lines = Map.groupBy([...ofTools, ...ofActions], ({ label, group }) => `${group}: ${label}`);
  return [...lines.values()]
    .flatMap(([first, ...others]) => (first ? [{ ...first, keys: keysOf([first, ...others]) }] : []))
    .filter(({ keys }) => keys.length > 0);
}

function keysOf(lines: readonly HelpLine[]): readonly string[] {
  return lines.flatMap(({ keys }) => keys);
}
