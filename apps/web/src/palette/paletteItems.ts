import type { ToolButton } from '@drawbridge/editor';
import type { AnyAction } from '../actions/anyAction.ts';
import { fuzzyMatch } from './fuzzyMatch.ts';

/** A line of the command palette. */
export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly icon: { readonly kind: 'tool' | 'action'; readonly name: string | undefined };
  readonly shortcut: string | undefined;
  readonly isChecked: boolean | undefined;
  readonly run: () => void;
}

/** An item that fits what was typed. */
export interface FoundItem {
  readonly item: PaletteItem;
  /** Of its label, the characters that were meant. */
  readonly places: readonly number[];
}

/** What fits only by its group or key is meant less than what fits by its name. */
const OTHER_WORDS_PENALTY = 12;

/** All that can be done now: the tools and the actions. */
export function paletteItems(
  tools: readonly ToolButton[],
  setTool: (id: string) => void,
  actions: readonly AnyAction[],
): readonly PaletteItem[] {
  const ofTools = tools.map(
    ({ id, label, icon, shortcuts }): PaletteItem => ({
      id: `tool ${id}`,
      label,
      group: 'Tools',
      icon: { kind: 'tool', name: icon },
      shortcut: shortcuts[0],
      isChecked: undefined,
      run: () => setTool(id),
    }),
  );
  const ofActions = actions
    .filter((action) => action.isEnabled())
    .map(
      (action): PaletteItem => ({
        id: action.id,
        label: action.label,
        group: action.group,
        icon: { kind: 'action', name: action.icon },
        shortcut: action.keys[0],
        isChecked: action.isChecked(),
        run: action.run,
      }),
    );
  return [...ofTools, ...ofActions];
}

/** What fits the query, the best first; without a query everything, what was used last first. */
export function findItems(
  items: readonly PaletteItem[],
  query: string,
  recentIds: readonly string[],
): readonly FoundItem[] {
  const rank = new Map(recentIds.map((id, at) => [id, at]));
  const recency = ({ id }: PaletteItem): number => rank.get(id) ?? recentIds.length;
  return items
    .flatMap((item) => {
      const found = findIn(item, query);
      return found ? [found] : [];
    })
    .sort((a, b) => b.score - a.score || recency(a.item) - recency(b.item))
    .map(({ item, places }) => ({ item, places }));
}

function findIn(item: PaletteItem, query: string) {
  const byLabel = fuzzyMatch(query, item.label);
  if (byLabel) return { ...byLabel, item };
  const byAll = fuzzyMatch(query, `${item.group} ${item.label}`);
  return byAll && { score: byAll.score - OTHER_WORDS_PENALTY, places: [], item };
}
