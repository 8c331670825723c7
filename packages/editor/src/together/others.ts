import {
  boxCenter,
  boxContainsPoint,
  type Draft,
  type Point,
  type Reaction,
  type Store,
  type TextCaret,
} from '@drawbridge/board';
import type { Clock } from '../clock.ts';
import type { Collaborator } from '../collaborators/collaborator.ts';
import { createCollaborators } from '../collaborators/collaborators.ts';
import { createOthersCarets } from '../collaborators/othersCarets.ts';
import { createPresenceSender } from '../collaborators/presenceSender.ts';
import type { DraftReceiver } from '../drafts/draftReceiver.ts';
import type { DraftSender } from '../drafts/draftSender.ts';
import type { Lasers } from '../laser/lasers.ts';
import type { ScreenCursor } from '../render/surface.ts';
import type { Selection } from '../selection.ts';
import type { Viewport } from '../viewport.ts';
import { createChats } from './chats.ts';
import { createReactions, type ShownReaction } from './reactions.ts';
import { createTogether } from './together.ts';

interface OthersDeps {
  readonly clock: Clock;
  readonly random: () => number;
  readonly store: Store;
  readonly viewport: Viewport;
  readonly selection: Selection;
  readonly toolId: () => string;
  /** Where we type. */
  readonly caret: () => TextCaret | undefined;
  readonly drafts: DraftReceiver;
  readonly lasers: Lasers;
  readonly send: DraftSender['send'];
  /** In the middle of something that a moving view would spoil. */
  readonly isBusy: () => boolean;
  readonly say: (words: string) => void;
  readonly onNotice: (words: string) => void;
  readonly onChange: () => void;
}

/** What of the others is elements above the canvases, in page px. */
export interface OthersShown {
  /** Moves everything on in time; true while anything is on its way. */
  advance(nowMs: number, isStill: boolean): boolean;
  readonly cursors: readonly ScreenCursor[];
  readonly reactions: readonly ShownReaction[];
}

/** Everything that comes from others on the board, and what they hear of us. */
export function createOthers(deps: OthersDeps) {
  const { drafts, lasers, viewport, say } = deps;
  const collaborators = createCollaborators({ ...deps, onChange: meet });
  const carets = createOthersCarets({ ...deps, collaborators });
  const nameOf = (peerId: number) => collaborators.list.find((one) => one.peerId === peerId)?.name;
  const chats = createChats({
    ...deps,
    onSaid: (peerId, text) => say(`${nameOf(peerId) ?? 'Somebody'} says: ${text}`),
    onChange: refreshCursor,
  });
  const reactions = createReactions({
    ...deps,
    onReaction: (peerId, { name }) => say(`${nameOf(peerId) ?? 'Somebody'} reacts with ${name}.`),
  });
  const together = createTogether({ ...deps, collaborators, chats, react, place });
  const presence = createPresenceSender({ ...deps, company: () => together.company });
  let pointer: Point | undefined;
  let lastPointer: Point | undefined;

  function meet(): void {
    carets.meet();
    deps.onChange();
  }

  /** Where we are for others, also when a finger or a key does it all: in the view in any case. */
  function place(): Point {
    const seen = pointer ?? lastPointer;
    return seen && boxContainsPoint(viewport.box, seen) ? seen : boxCenter(viewport.box);
  }

  /** Words need a cursor to stand beside. */
  function refreshCursor(): void {
    presence.setCursor(pointer ?? (chats.isOpen ? place() : undefined));
    deps.onChange();
  }

  function react(reaction: Reaction): void {
    reactions.react(reaction, place());
  }

  const shown: OthersShown = {
    advance(nowMs, isStill) {
      const moving = [together, collaborators, reactions].map((part) => part.advance(nowMs, isStill));
      return moving.includes(true);
    },
    get cursors() {
      return collaborators.cursors().map((cursor) => ({ ...cursor, words: chats.said.get(cursor.peerId) }));
    },
    get reactions() {
      return reactions.shown;
    },
  };

  return {
    carets,
    collaborators,
    together,
    presence,
    shown,
    setPointer(page: Point | undefined): void {
      pointer = page;
      lastPointer = page ?? lastPointer;
      presence.setCursor(page ?? (chats.isOpen ? place() : undefined));
    },
    set(list: readonly Collaborator[]): void {
      collaborators.set(list);
      together.refresh();
    },
    receive(peerId: number, draft: Draft): void {
      if (draft.kind === 'laser') lasers.receive(peerId, draft);
      else if (draft.kind === 'chat') chats.receive(peerId, draft);
      else if (draft.kind === 'reaction') reactions.receive(peerId, draft);
      else drafts.receive(peerId, draft);
    },
    remove(peerId: number): void {
      collaborators.remove(peerId);
      together.refresh();
      for (const part of [drafts, lasers, chats, reactions]) part.removePeer(peerId);
    },
    destroy(): void {
      for (const part of [carets, chats, drafts, presence, together]) part.destroy();
    },
  };
}
