import { type PresenceState, parsePresence } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';
import type { Person } from './connection/connectionView.ts';

type Shown = Pick<Editor, 'setCollaborators' | 'removeCollaborator'>;

export interface Collaborators {
  /** Who is here now. Those who left disappear from the canvas with everything they were doing. */
  meet(people: readonly Person[]): void;
  /** What one of them does now, packed. Bytes that say nothing are ignored. */
  move(peerId: number, state: Uint8Array): void;
}

/**
 * Joins names (from the room) and cursors (from presence) into what the editor draws of other people. A message tells of
 * many who moved: they are shown together, `soon` after it.
 */
export function createCollaborators(
  editor: Shown,
  soon: (run: () => void) => void = queueMicrotask,
): Collaborators {
  const presences = new Map<number, PresenceState>();
  let people: readonly Person[] = [];
  let isDue = false;

  const show = (): void => {
    isDue = false;
    editor.setCollaborators(people.map((person) => ({ ...person, presence: presences.get(person.peerId) })));
  };

  return {
    meet(next) {
      if (next === people) return;
      const here = new Set(next.map(({ peerId }) => peerId));
      for (const { peerId } of people) {
        if (here.has(peerId)) continue;
        presences.delete(peerId);
        editor.removeCollaborator(peerId);
      }
      people = next;
      show();
    },
    move(peerId, state) {
      const presence = parsePresence(state);
      if (presence === undefined) return;
      presences.set(peerId, presence);
      if (isDue) return;
      isDue = true;
      soon(() => isDue && show());
    },
  };
}
