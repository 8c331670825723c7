import type { Style } from '@drawbridge/board';
import { createStyleMemory, type RememberedStyles } from './style/styleMemory.ts';
import { tools as allTools } from './tools/index.ts';
import { DEFAULT_TOOL_ID, LOOKING_TOOL_ID, Root } from './tools/root.ts';
import type { StateNode } from './tools/stateNode.ts';
import type { ToolDeclaration } from './tools/tool.ts';
import type { ToolContext } from './tools/toolContext.ts';

/** The tool in hand, and what it is set to. */
export interface Toolbox {
  readonly tool: ToolDeclaration;
  readonly isLocked: boolean;
  /** Nothing can be selected or changed: view mode. */
  readonly isReadOnly: boolean;
  /** Whether one may leave view mode. */
  readonly mayEdit: boolean;
  /** Those that can be chosen now, in the order of the toolbar; the same list as long as it does not change. */
  readonly tools: readonly ToolDeclaration[];
  /** Of the shapes to come, with this tool. */
  readonly style: Style;
  /** Of the shapes to come with another tool. */
  styleOf(toolId: string): Style;
  /** With any tool; the same object until something in it changes. */
  readonly styles: RememberedStyles;
  /** The state that gets the events. */
  readonly activeState: StateNode;
  /** Does nothing for a tool that cannot be chosen now. */
  setTool(id: string): void;
  /** Escape: out of the gesture, else the selection, else the tool. */
  cancel(): void;
  setLocked(isLocked: boolean): void;
  setReadOnly(isReadOnly: boolean): void;
  /** Who may not edit is in view mode, whatever they choose. */
  setMayEdit(mayEdit: boolean): void;
  /** Whether who may not edit has the tools for commenting. */
  setMayComment(mayComment: boolean): void;
  /** For shapes to come: with the tool of that name, if it keeps such properties for itself; without a name the one in hand. */
  setStyle(patch: Partial<Style>, toolId?: string): void;
  /** Takes what `styles` was, also long ago and elsewhere. */
  restoreStyles(remembered: unknown): void;
}

type ToolboxDeps = Omit<ToolContext, 'style' | 'finishCreating'> & {
  /** Ids of tools that there are not to be. */
  readonly without: ReadonlySet<string>;
  readonly onChange: () => void;
};

export function createToolbox({ without, onChange, ...deps }: ToolboxDeps): Toolbox {
  const tools = allTools.filter(({ id }) => !without.has(id));
  const memory = createStyleMemory(allTools);
  let isLocked = false;
  let isReadOnly = false;
  let isLooking = false;
  let mayEdit = true;
  let mayComment = false;

  const context: ToolContext = {
    ...deps,
    get style() {
      return memory.styleOf(root.tool);
    },
    finishCreating(ids) {
      if (isLocked) return;
      setTool(isReadOnly ? LOOKING_TOOL_ID : DEFAULT_TOOL_ID);
      deps.selection.set(isReadOnly ? [] : ids);
    },
  };
  const root = new Root(context, tools);
  const lookingTools = tools.filter(({ onlyLooks }) => onlyLooks);
  /** Who may not edit shows others nothing either, not even for a moment. */
  const ownTools = tools.filter(({ id }) => id === LOOKING_TOOL_ID);
  const commentingTools = tools.filter(({ id, comments }) => id === LOOKING_TOOL_ID || comments);
  const availableTools = () => {
    if (mayEdit) return isReadOnly ? lookingTools : tools;
    return mayComment ? commentingTools : ownTools;
  };

  function setTool(id: string): void {
    if (!availableTools().some((tool) => tool.id === id)) return;
    root.enterChild(id);
    onChange();
  }

  function setReadOnly(next: boolean): void {
    isLooking = next;
    follow();
  }

  function follow(): void {
    const next = isLooking || !mayEdit;
    if (next === isReadOnly) return;
    isReadOnly = next;
    deps.selection.clear();
    setTool(isReadOnly ? LOOKING_TOOL_ID : DEFAULT_TOOL_ID);
  }

  return {
    get tool() {
      return root.tool;
    },
    get isLocked() {
      return isLocked;
    },
    get isReadOnly() {
      return isReadOnly;
    },
    get tools() {
      return availableTools();
    },
    get style() {
      return memory.styleOf(root.tool);
    },
    styleOf(toolId) {
      const tool = allTools.find(({ id }) => id === toolId);
      if (!tool)
        throw new Error(`There is no tool "${toolId}". Known: ${allTools.map(({ id }) => id).join(', ')}.`);
      return memory.styleOf(tool);
    },
    get styles() {
      return memory.styles;
    },
    get activeState() {
      return root.leaf;
    },
    get mayEdit() {
      return mayEdit;
    },
    setTool,
    setReadOnly,
    setMayEdit(next) {
      if (next === mayEdit) return;
      mayEdit = next;
      follow();
      if (!mayEdit) setTool(LOOKING_TOOL_ID);
      onChange();
    },
    setMayComment(next) {
      if (next === mayComment) return;
      mayComment = next;
      if (!mayEdit && !availableTools().includes(root.tool)) setTool(LOOKING_TOOL_ID);
      onChange();
    },
    cancel() {
      root.leaf.onCancel();
      // Out of the last tool there is one goes to select, which is more than looking.
      if (isReadOnly && !root.tool.onlyLooks) root.enterChild(LOOKING_TOOL_ID);
      onChange();
    },
    setLocked(next) {
      isLocked = next;
      onChange();
    },
    restoreStyles(remembered) {
      memory.restore(remembered);
      onChange();
    },
    setStyle(patch, toolId = root.tool.id) {
      memory.set(
        tools.find(({ id }) => id === toolId),
        patch,
      );
      onChange();
    },
  };
}
