import { StateNode } from './stateNode.ts';
import { Tool, type ToolDeclaration } from './tool.ts';
import type { ToolContext } from './toolContext.ts';

export const DEFAULT_TOOL_ID = 'select';

/** The top of the state machine: exactly one tool is active. */
export class Root extends StateNode {
  constructor(context: ToolContext, tools: readonly ToolDeclaration[]) {
    super(context);
    for (const tool of tools) this.addChild(tool.id, new Tool(context, this, tool));
    this.enterChild(DEFAULT_TOOL_ID);
  }

  get toolId(): string {
    return this.activeId ?? DEFAULT_TOOL_ID;
  }

  /** Nothing in progress was there to cancel: first the selection goes, then the tool. */
  override onCancel(): void {
    if (this.context.selection.ids.size > 0) this.context.selection.clear();
    else if (this.toolId !== DEFAULT_TOOL_ID) this.enterChild(DEFAULT_TOOL_ID);
  }
}
