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
  const keys = lines.flatMap((line) => line.keys);
  const modifiers = keys.map((key) => /^(.*)Arrow(?:Up|Right|Down|Left)$/.exec(key)?.[1]);
  const [first] = modifiers;
  const areFourArrows = keys.length === 4 && first !== undefined && modifiers.every((one) => one === first);
  return areFourArrows ? [`${first}Arrows`] : keys;
}
