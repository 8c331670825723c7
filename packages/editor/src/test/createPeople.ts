import {
  encodeDraft,
  encodePresence,
  type PresenceState,
  parseDrafts,
  parsePresence,
} from '@drawbridge/board';
import { expect } from 'vitest';
import type { Collaborator } from '../collaborators/collaborator.ts';
import { createTestEditor, type TestEditor } from './createTestEditor.ts';

/** People on one board, each of whom hears the presence of all others as it comes over the wire. */
export function createPeople(...names: string[]) {
  const states = new Map<number, PresenceState>();
  const heard: string[][] = names.map(() => []);
  const editors = names.map((name) => createTestEditor(name));
  const gone = new Set<number>();

  const tell = (): void => {
    for (const [self, t] of editors.entries()) {
      const others = names.flatMap((name, peerId): Collaborator[] =>
        peerId === self || gone.has(peerId)
          ? []
          : [{ peerId, name, color: '#2b6fdb', presence: states.get(peerId) }],
      );
      t.editor.setCollaborators(others);
    }
  };
  for (const [peerId, t] of editors.entries()) {
    t.editor.onPresence((state) => {
      const parsed = parsePresence(encodePresence(state));
      if (parsed) states.set(peerId, parsed);
    });
    t.editor.onDraft((draft) => {
      for (const [other, { editor }] of editors.entries())
        if (other !== peerId)
          for (const received of parseDrafts(encodeDraft(draft))) editor.receiveDraft(peerId, received);
    });
    t.editor.onAnnouncement((words) => heard[peerId]?.push(words));
    t.editor.onNotice((words) => heard[peerId]?.push(words));
    t.editor.together.setSelf(peerId);
  }

  /** Frames and messages for everybody, for a while. */
  const pass = (turns = 60): void => {
    for (let turn = 0; turn < turns; turn++) {
      for (const t of editors) t.frame().advance(17);
      tell();
    }
  };
  pass(5);
  return {
    editors,
    heard,
    pass,
    tell,
    leave(peerId: number): void {
      gone.add(peerId);
      for (const t of editors) t.editor.removeCollaborator(peerId);
    },
    following: () => editors.map(({ editor }) => editor.together.current.following?.peerId),
  };
}

export function expectSameView(a: TestEditor, b: TestEditor): void {
  const corners = [a, b].map(({ editor }) => {
    const { x, y, w, h } = viewOf(editor);
    return [x, y, x + w, y + h];
  });
  for (const [at, px] of (corners[0] ?? []).entries()) expect(px).toBeCloseTo(corners[1]?.[at] ?? NaN, 0);
}

function viewOf(editor: TestEditor['editor']) {
  const { x, y, zoom } = editor.camera;
  return { x, y, w: 800 / zoom, h: 600 / zoom };
}
