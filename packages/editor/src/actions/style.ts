import { type ActionContext, type ActionDeclaration, hasSelection } from './action.ts';
import { changeStyle } from './changeStyle.ts';

export const styleActions = {
  copyStyle: {
    label: 'Copy style',
    keys: ['Mod+Alt+C'],
    group: 'Style',
    icon: 'pipette',
    menu: 'selection',
    isEnabled: hasSelection,
    run({ shownStyle, styleClipboard, selection }: ActionContext) {
      if (selection.ids.size > 0) styleClipboard.copy(shownStyle.current);
    },
  },
  pasteStyle: {
    label: 'Paste style',
    keys: ['Mod+Alt+V'],
    group: 'Style',
    icon: 'paintbrush',
    menu: 'selection',
    isEnabled: (context: ActionContext) =>
      hasSelection(context) && context.styleClipboard.style !== undefined,
    run(context: ActionContext) {
      const { style } = context.styleClipboard;
      if (style && hasSelection(context)) changeStyle(context, style);
    },
  },
} satisfies Record<string, ActionDeclaration>;
