import type { Style } from '@drawbridge/board';
import { type StateClass, StateNode } from './stateNode.ts';
import type { ToolContext } from './toolContext.ts';

/** A tool: how it presents itself, and its states. It starts in `idle` and comes back there. */
export interface ToolDeclaration {
  readonly id: string;
  readonly label: string;
  /** The name of a lucide icon. */
  readonly icon: string;
  /** Single keys, upper case. */
  readonly shortcuts: readonly string[];
  /** Tools of one group share a button of the toolbar, which remembers the one used last: 'shapes', 'more'. */
  readonly group?: string;
  /** How Enter makes a shape with it: by a drag or a click in the middle of the view. Not at all without it. */
  readonly placing?: 'drag' | 'click';
  /** A CSS cursor, for states that do not ask for another. */
  readonly cursor: string;
  /** Tools that make shapes drop the selection, so that the style panel speaks of the shapes to come. */
  readonly keepsSelection: boolean;
  /** Properties that this tool keeps for itself instead of sharing them with the others, and what they are at first. */
  readonly ownStyle?: Partial<Style>;
  /** Changes nothing on the board, and so is there while one may only look. */
  readonly onlyLooks?: boolean;
  /** For who may comment, also where one may not draw. */
  readonly comments?: boolean;
  readonly states: { readonly idle: StateClass; readonly [id: string]: StateClass };
}

export class Tool extends StateNode {
  private readonly declaration: ToolDeclaration;

  constructor(context: ToolContext, parent: StateNode, declaration: ToolDeclaration) {
    super(context, parent);
    this.declaration = declaration;
    for (const [id, State] of Object.entries(declaration.states)) this.addChild(id, new State(context, this));
  }

  override get cursor(): string {
    return this.declaration.cursor;
  }

  override onEnter(): void {
    if (!this.declaration.keepsSelection) this.context.selection.clear();
    this.enterChild('idle');
  }

  override onInterrupt(): void {
    this.enterChild('idle');
  }
}
