import type { Draft, Store } from '@drawbridge/board';
import type { Clock } from '../clock.ts';
import type { Collaborator } from '../collaborators/collaborator.ts';
import { createCollaborators } from '../collaborators/collaborators.ts';
import { createPresenceSender } from '../collaborators/presenceSender.ts';
import { createDraftReceiver } from '../drafts/draftReceiver.ts';
import type { Lasers } from '../laser/lasers.ts';
import type { Selection } from '../selection.ts';
import type { Viewport } from '../viewport.ts';
import { createTogether } from './together.ts';

interface OthersDeps {
  readonly clock: Clock;
  readonly random: () => number;
  readonly store: Store;
  readonly viewport: Viewport;
  readonly selection: Selection;
  readonly toolId: () => string;
  readonly lasers: Lasers;
  /** In the middle of something that a moving view would spoil. */
  readonly isBusy: () => boolean;
  readonly say: (words: string) => void;
  readonly onNotice: (words: string) => void;
  readonly onChange: () => void;
}

/** Everything that comes from others on the board, and what they hear of us. */
export function createOthers(deps: OthersDeps) {
  const { lasers } = deps;
  const drafts = createDraftReceiver(deps);
  const collaborators = createCollaborators(deps);
  const together = createTogether({ ...deps, collaborators });
  const presence = createPresenceSender({ ...deps, company: () => together.company });

  return {
    drafts,
    collaborators,
    together,
    presence,
    set(list: readonly Collaborator[]): void {
      collaborators.set(list);
      together.refresh();
    },
    receive(peerId: number, draft: Draft): void {
      if (draft.kind === 'laser') lasers.receive(peerId, draft);
      else drafts.receive(peerId, draft);
    },
    remove(peerId: number): void {
      collaborators.remove(peerId);
      together.refresh();
      for (const part of [drafts, lasers]) part.removePeer(peerId);
    },
    destroy(): void {
      for (const part of [drafts, presence, together]) part.destroy();
    },
  };
}
