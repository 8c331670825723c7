import type { Commands } from './commands.ts';
import type { Shortcut } from './input/shortcuts.ts';
import type { ToolDeclaration } from './tools/tool.ts';

const NUDGE_PX = 1;
const BIG_NUDGE_PX = 10;

interface ShortcutDeps {
  readonly commands: Commands;
  readonly tools: readonly ToolDeclaration[];
  readonly setTool: (id: string) => void;
  readonly toggleToolLock: () => void;
  readonly cancel: () => void;
}

/** Every key the editor knows, in the order of the help dialog. */
export function createShortcuts(deps: ShortcutDeps): readonly Shortcut[] {
  return [...toolShortcuts(deps), ...editShortcuts(deps), ...viewShortcuts(deps.commands)];
}

function toolShortcuts({ tools, setTool, toggleToolLock }: ShortcutDeps): Shortcut[] {
  return [
    ...tools.map(
      ({ id, label, shortcuts }): Shortcut => ({
        keys: shortcuts,
        label,
        group: 'Tools',
        run: () => setTool(id),
      }),
    ),
    { keys: ['Q'], label: 'Keep the tool after drawing', group: 'Tools', run: toggleToolLock },
  ];
}

function editShortcuts({ commands, cancel }: ShortcutDeps): Shortcut[] {
  const { undo, redo, selectAll, duplicateSelection, deleteSelection } = commands;
  return [
    { keys: ['Mod+Z'], label: 'Undo', group: 'Edit', run: undo },
    { keys: ['Mod+Shift+Z', 'Mod+Y'], label: 'Redo', group: 'Edit', run: redo },
    { keys: ['Mod+A'], label: 'Select all', group: 'Edit', run: selectAll },
    { keys: ['Escape'], label: 'Cancel, deselect', group: 'Edit', run: cancel },
    { keys: ['Mod+D'], label: 'Duplicate', group: 'Edit', run: duplicateSelection },
    { keys: ['Delete', 'Backspace'], label: 'Delete', group: 'Edit', run: deleteSelection },
    ...nudges(commands, '', NUDGE_PX),
    ...nudges(commands, 'Shift+', BIG_NUDGE_PX),
  ];
}

function nudges({ nudge }: Commands, modifier: string, px: number): Shortcut[] {
  const directions = [
    ['Up', 0, -1],
    ['Right', 1, 0],
    ['Down', 0, 1],
    ['Left', -1, 0],
  ] as const;
  return directions.map(([name, x, y]) => ({
    keys: [`${modifier}Arrow${name}`],
    label: `Move ${name.toLowerCase()} by ${px}`,
    group: 'Edit',
    run: () => nudge(x * px, y * px),
  }));
}

function viewShortcuts({ zoomIn, zoomOut, resetZoom, zoomToFit, zoomToSelection }: Commands): Shortcut[] {
  return [
    { keys: ['Mod++'], label: 'Zoom in', group: 'View', run: zoomIn },
    { keys: ['Mod+-'], label: 'Zoom out', group: 'View', run: zoomOut },
    { keys: ['Mod+0', 'Shift+0'], label: 'Zoom to 100 %', group: 'View', run: resetZoom },
    { keys: ['Shift+1'], label: 'Zoom to fit', group: 'View', run: zoomToFit },
    { keys: ['Shift+2'], label: 'Zoom to selection', group: 'View', run: zoomToSelection },
  ];
}
