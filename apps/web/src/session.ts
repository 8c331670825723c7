import {
  createHistory,
  createListeners,
  createStore,
  encodeDraft,
  encodePresence,
  parseDrafts,
} from '@drawbridge/board';
import { createEditor, type Editor } from '@drawbridge/editor';
import { openBoard, type Provider } from '@drawbridge/sync';
import * as Y from 'yjs';
import { createCollaborators } from './collaborators.ts';
import { type ConnectionView, createConnectionView, type Source } from './connection/connectionView.ts';
import { giveWay } from './profile/giveWay.ts';
import type { Profile } from './profile/profile.ts';

/** An open board. This file alone knows that it is made of a doc, a store, an editor and a provider. */
export interface Session {
  readonly editor: Editor;
  readonly provider: Provider;
  readonly connection: Source<ConnectionView>;
  /** How one appears to others now. */
  readonly profile: Source<Profile>;
  setProfile(profile: Profile): void;
  /** Ends editing at once; resolves when what was drawn is stored, or after the provider's deadline. Idempotent. */
  destroy(): Promise<void>;
}

export interface SessionOptions {
  readonly boardId: string;
  /** Origin of the server, such as `http://localhost:3000`. */
  readonly url: string;
  readonly profile: Profile;
}

/**
 * Opens a board: the editor changes the doc through the store, the provider keeps the doc equal to the room, and what
 * is not kept (cursors, gestures in progress) passes between editor and provider as packed bytes.
 */
export function createSession({ boardId, url, profile: initial }: SessionOptions): Session {
  let profile = initial;
  const profileChanged = createListeners<[]>();
  const doc = new Y.Doc();
  const store = createStore(doc, { author: () => profile.name });
  const history = createHistory(doc, store);
  const editor = createEditor({ store, history });
  const provider = openBoard({ url, boardId, doc, profile: initial });
  const connection = createConnectionView(provider);
  const collaborators = createCollaborators(editor);

  function setProfile(next: Profile): void {
    if (next === profile) return;
    profile = next;
    provider.setProfile(next);
    profileChanged.notify();
  }

  function begin(): void {
    editor.revealShapes();
    setProfile(giveWay(profile, connection.current.others));
  }

  const stops = [
    editor.onPresence((state) => provider.setPresence(encodePresence(state))),
    editor.onDraft((draft) => provider.sendDraft(encodeDraft(draft))),
    onceSynced(provider, begin),
    provider.onChange(() => collaborators.meet(connection.current.others)),
    provider.onPresence(({ peerId, state, drafts }) => {
      if (state !== undefined) collaborators.move(peerId, state);
      for (const draft of parseDrafts(drafts ?? nothing)) editor.receiveDraft(peerId, draft);
    }),
  ];

  return {
    editor,
    provider,
    connection,
    profile: {
      get current() {
        return profile;
      },
      onChange: profileChanged.add,
    },
    setProfile,
    destroy() {
      for (const stop of stops.splice(0)) stop();
      editor.destroy();
      history.destroy();
      store.destroy();
      return provider.close();
    },
  };
}

/** Calls `listener` when the board is there for the first time; a board that never comes is the indicator's business. */
function onceSynced({ synced }: Provider, listener: () => void): () => void {
  let isStopped = false;
  synced.then(
    () => isStopped || listener(),
    () => {},
  );
  return () => {
    isStopped = true;
  };
}

const nothing = new Uint8Array(0);
