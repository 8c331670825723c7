import type { Point, StrokePoint } from '@drawbridge/board';
import type { Modifiers } from '../input/inputEvents.ts';
import type { ToolContext } from './toolContext.ts';

/** A pointer event as tools see it. */
export interface PointerInput extends Modifiers {
  readonly page: Point;
  readonly screen: Point;
  /** Where the gesture began; the same as `page` and `screen` outside of one. */
  readonly originPage: Point;
  readonly originScreen: Point;
  /** Every position since the last event, in page px, the last being `page`; none if only a modifier changed. */
  readonly samples: readonly StrokePoint[];
  /** Where the pointer will probably be soon, in page px; a guess, only good for showing. */
  readonly predicted: readonly StrokePoint[];
  /** How many presses in a row this is, at one place and soon after each other: 2 for a double click. */
  readonly clicks: number;
  readonly pointerType: 'mouse' | 'touch' | 'pen';
}

/** What makes a state: a class that takes its place in the tree. */
export type StateClass = new (context: ToolContext, parent: StateNode) => StateNode;

/**
 * A node of the state machine: root → tool → state. Events go to the innermost active state; what it does
 * not handle it leaves to its parent. A state that shows a preview ends it when it is left, at the latest.
 */
export abstract class StateNode {
  protected readonly context: ToolContext;
  protected readonly parent: StateNode | undefined;
  private readonly children = new Map<string, StateNode>();
  private activeChild: { id: string; node: StateNode } | undefined;

  constructor(context: ToolContext, parent?: StateNode) {
    this.context = context;
    this.parent = parent;
  }

  /** A CSS cursor; `undefined` leaves it to the parent. */
  get cursor(): string | undefined {
    return undefined;
  }

  /** Whether the handles of the selection are there to be taken. */
  get showsHandles(): boolean {
    return false;
  }

  get activeId(): string | undefined {
    return this.activeChild?.id;
  }

  /** The innermost active state. */
  get leaf(): StateNode {
    return this.activeChild?.node.leaf ?? this;
  }

  /** The cursor that the active state, or the closest node above it, asks for. */
  get activeCursor(): string {
    return this.cursor ?? this.parent?.activeCursor ?? 'default';
  }

  /** Whether something is being made in several steps, between which the pointer is up. */
  get isBuilding(): boolean {
    return false;
  }

  onEnter(_pointer?: PointerInput): void {}
  onExit(): void {}

  onPointerDown(pointer: PointerInput): void {
    this.parent?.onPointerDown(pointer);
  }

  onPointerMove(pointer: PointerInput): void {
    this.parent?.onPointerMove(pointer);
  }

  onPointerUp(pointer: PointerInput): void {
    this.parent?.onPointerUp(pointer);
  }

  /** The user changed their mind: Escape. */
  onCancel(): void {
    this.parent?.onCancel();
  }

  /** What is being built is complete: Enter. */
  onConfirm(): void {
    this.parent?.onConfirm();
  }

  /** The last step of what is being built was a slip. */
  onTakeBack(): void {
    this.parent?.onTakeBack();
  }

  /** The gesture ends without a pointer up: a second finger, a system dialog, another tool. */
  onInterrupt(): void {
    this.parent?.onInterrupt();
  }

  protected addChild(id: string, node: StateNode): void {
    this.children.set(id, node);
  }

  /** Leaves the active child, if any, and enters another (or the same one again). */
  enterChild(id: string, pointer?: PointerInput): void {
    const node = this.children.get(id);
    if (!node)
      throw new Error(`There is no state "${id}" here. Known: ${[...this.children.keys()].join(', ')}.`);
    this.leaveChild();
    this.activeChild = { id, node };
    node.onEnter(pointer);
  }

  protected leaveChild(): void {
    const left = this.activeChild?.node;
    left?.leaveChild();
    // Whoever hears of what it does now finds a state machine that is in a state.
    left?.onExit();
    this.activeChild = undefined;
  }

  /** For a state: goes on to a sibling. */
  protected goTo(stateId: string, pointer?: PointerInput): void {
    this.parent?.enterChild(stateId, pointer);
  }
}
