import { unitAround } from '../groups/units.ts';
import { StateNode } from './stateNode.ts';
import { Tool, type ToolDeclaration } from './tool.ts';
import type { ToolContext } from './toolContext.ts';

export const DEFAULT_TOOL_ID = 'select';
/** While one may only look. */
export const LOOKING_TOOL_ID = 'hand';

/** The top of the state machine: exactly one tool is active. */
export class Root extends StateNode {
  private readonly tools: readonly ToolDeclaration[];

  constructor(context: ToolContext, tools: readonly ToolDeclaration[]) {
    super(context);
    this.tools = tools;
    for (const tool of tools) this.addChild(tool.id, new Tool(context, this, tool));
    this.enterChild(DEFAULT_TOOL_ID);
  }

  get tool(): ToolDeclaration {
    const tool = this.tools.find(({ id }) => id === this.activeId);
    if (!tool) throw new Error('No tool is active. The list of tools must hold the one that is the default.');
    return tool;
  }

  /** Nothing in progress was there to cancel: one goes out of groups, then the selection goes, then the tool. */
  override onCancel(): void {
    const { selection, store } = this.context;
    const around = unitAround(store, selection.ids);
    if (around) selection.set(around);
    else if (selection.ids.size > 0) selection.clear();
    else if (this.activeId !== DEFAULT_TOOL_ID) this.enterChild(DEFAULT_TOOL_ID);
  }
}
