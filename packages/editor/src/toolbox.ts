import { DEFAULT_STYLE, parseStyle, type Style } from '@drawbridge/board';
import { tools } from './tools/index.ts';
import { DEFAULT_TOOL_ID, Root } from './tools/root.ts';
import type { StateNode } from './tools/stateNode.ts';
import type { ToolDeclaration } from './tools/tool.ts';
import type { ToolContext } from './tools/toolContext.ts';

/** The tool in hand, and what it is set to. */
export interface Toolbox {
  readonly tool: ToolDeclaration;
  readonly isLocked: boolean;
  /** Of the shapes to come. */
  readonly style: Style;
  /** The state that gets the events. */
  readonly activeState: StateNode;
  setTool(id: string): void;
  /** Escape: out of the gesture, else the selection, else the tool. */
  cancel(): void;
  setLocked(isLocked: boolean): void;
  setStyle(patch: Partial<Style>): void;
}

type ToolboxDeps = Omit<ToolContext, 'style' | 'finishCreating'> & { readonly onChange: () => void };

export function createToolbox({ onChange, ...deps }: ToolboxDeps): Toolbox {
  let style = DEFAULT_STYLE;
  let isLocked = false;

  const context: ToolContext = {
    ...deps,
    get style() {
      return style;
    },
    finishCreating(ids) {
      if (isLocked) return;
      setTool(DEFAULT_TOOL_ID);
      deps.selection.set(ids);
    },
  };
  const root = new Root(context, tools);

  function setTool(id: string): void {
    root.enterChild(id);
    onChange();
  }

  return {
    get tool() {
      return root.tool;
    },
    get isLocked() {
      return isLocked;
    },
    get style() {
      return style;
    },
    get activeState() {
      return root.leaf;
    },
    setTool,
    cancel() {
      root.leaf.onCancel();
      onChange();
    },
    setLocked(next) {
      isLocked = next;
      onChange();
    },
    setStyle(patch) {
      style = parseStyle({ ...style, ...patch });
      onChange();
    },
  };
}
