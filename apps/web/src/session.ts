import {
  type BoardName,
  boardForeign,
  createBoardName,
  createHistory,
  createLibrary,
  createListeners,
  createStore,
  encodeDraft,
  encodePresence,
  giveBackUnsent,
  type Library,
  parseDrafts,
  type Shape,
  type Store,
  setBoardForeign,
  type UnsentWork,
} from '@drawbridge/board';
import { createEditor, type Editor, type ImageFiles } from '@drawbridge/editor';
import { openBoard, type Provider } from '@drawbridge/sync';
import * as Y from 'yjs';
import type { BoardAccess } from './access/boardAccess.ts';
import { claimNewBoard, followRole } from './access/followRole.ts';
import { appSettings } from './appSettings.ts';
import { createCollaborators } from './collaborators.ts';
import type { Discussion } from './comments/discussion.ts';
import { openDiscussion } from './comments/openDiscussion.ts';
import { createOwnLeases, keepLeases } from './comments/ownLeases.ts';
import { type ConnectionView, createConnectionView, type Source } from './connection/connectionView.ts';
import { missingParts } from './features.ts';
import { fonts } from './fonts.ts';
import { giveWay } from './profile/giveWay.ts';
import type { Profile } from './profile/profile.ts';
import type { TextStorage } from './storedValue.ts';

export { letOthers, systemClock } from '@drawbridge/sync';

/** An open board. This file alone knows that it is made of a doc, a store, an editor and a provider. */
export interface Session {
  readonly editor: Editor;
  readonly provider: Provider;
  readonly connection: Source<ConnectionView>;
  /** How one appears to others now. */
  readonly profile: Source<Profile>;
  setProfile(profile: Profile): void;
  /** What the board is called, the same for everybody. */
  readonly name: Pick<BoardName, 'current' | 'set' | 'onChange'>;
  /** What another program's file says of the board that it was opened into, beside its shapes. */
  readonly foreign: { readonly current: string; set(foreign: string): void };
  /** What is said on the board. */
  readonly discussion: Discussion;
  /** What everybody on the board has at hand, to be put on it. */
  readonly library: Library;
  /** The whole board as one Yjs update; also when the session has ended. */
  encode(): Uint8Array;
  /** The shapes that were made or changed and are not stored, whole, from back to front. Nothing else of the board. */
  unsentShapes(): readonly Shape[];
  /** Those of these shapes that there are. */
  shapesOf(ids: Iterable<string>): Shape[];
  /** Runs a change that no gesture makes, as one step of undo. */
  change<Result>(run: (to: { readonly doc: Y.Doc; readonly store: Store }) => Result): Result;
  /** Ends editing at once; resolves when what was drawn is stored, or after the provider's deadline. Idempotent. */
  destroy(): Promise<void>;
}

export interface SessionOptions {
  readonly boardId: string;
  /** Origin of the server, such as `http://localhost:3000`. */
  readonly url: string;
  readonly profile: Profile;
  /** Says which comments are this person's. */
  readonly authorId?: string;
  /** Where it is kept what was read. */
  readonly storage?: TextStorage | undefined;
  /** Keeps a copy of the board in this browser. */
  readonly offline?: boolean;
  /** Where the images of the board are. */
  readonly images?: ImageFiles;
  /** Where one may be more, or less, than what the board's address gives. */
  readonly access?: BoardAccess;
  /** Another session of this board was on screen before, and the person is to find everything where it was. */
  readonly takesOver?: boolean;
}

/**
 * Opens a board: the editor changes the doc through the store, the provider keeps the doc equal to the room, and what
 * is not kept (cursors, gestures in progress) passes between editor and provider as packed bytes.
 */
export function createSession(options: SessionOptions): Session {
  const { boardId, url, profile: initial, offline = false, takesOver = false, images, access } = options;
  const { authorId = '', storage } = options;
  let profile = initial;
  let isRevealed = takesOver;
  const profileChanged = createListeners<[]>();
  const doc = new Y.Doc();
  const store = createStore(doc, { author: () => profile.name });
  const history = createHistory(doc, store);
  const name = createBoardName(doc);
  const library = createLibrary(doc);
  const editor = createEditor({
    store,
    history,
    fonts,
    images,
    lowLatencyInk: appSettings.lowLatencyInk === true,
    without: missingParts(),
  });
  const leases = createOwnLeases(boardId, storage);
  const provider = openBoard({
    url,
    boardId,
    doc,
    profile: initial,
    offline,
    credentials: access?.credentials,
    formerLeases: () => leases.current,
  });
  const connection = createConnectionView(provider, {
    keepsCopy: offline && 'indexedDB' in globalThis,
    now: Date.now,
  });
  const collaborators = createCollaborators(editor);
  const author = () => {
    const { name, color } = profile;
    const { self } = provider;
    return { id: authorId, name, color, isKnown: self?.isSignedIn === true && self.name === name };
  };
  const isThere = () => provider.status.kind === 'synced';
  const isOwnClient = (client: number) => client === doc.clientID || provider.leaseOf(client) !== undefined;
  const discussion = openDiscussion({ doc, store, boardId, author, isOwnClient, storage, isThere });

  function setProfile(next: Profile): void {
    if (next === profile) return;
    profile = next;
    provider.setProfile(next);
    profileChanged.notify();
  }

  /** What one draws is signed by the name that others see. */
  function takeKnownName(): void {
    const { self } = provider;
    if (self?.isSignedIn && self.name !== profile.name) setProfile({ name: self.name, color: profile.color });
  }

  /** Once: whoever has begun to look around is not to be taken elsewhere. */
  function reveal(): void {
    if (isRevealed) return;
    isRevealed = true;
    editor.revealShapes();
  }

  function begin(): void {
    reveal();
    setProfile(giveWay(profile, connection.current.others));
    if (access) void claimNewBoard({ provider, access, isEmpty: store.size === 0 });
  }

  const stops = [
    editor.onPresence((state) => provider.setPresence(encodePresence(state))),
    editor.onBeginComment(discussion.begin),
    keepLeases({ comments: discussion.comments, provider, authorId, leases }),
    editor.onDraft((draft) => provider.sendDraft(encodeDraft(draft))),
    onceSynced(provider, begin),
    provider.onChange(() => editor.together.setSelf(provider.self?.peerId)),
    provider.onChange(takeKnownName),
    ...(access ? [followRole({ provider, editor, access })] : []),
    provider.onChange(() => collaborators.meet(connection.current.others)),
    provider.onChange(() => provider.isStale && reveal()),
    provider.onChange(() => editor.setFilling(provider.progress?.phase === 'filling')),
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
    name,
    foreign: {
      get current() {
        return boardForeign(doc);
      },
      set: (foreign) => setBoardForeign(doc, foreign),
    },
    discussion,
    library,
    encode: () => Y.encodeStateAsUpdate(doc),
    unsentShapes: () => shapesIn(doc, provider.unsent),
    shapesOf: (ids) => [...ids].flatMap((id) => store.get(id) ?? []),
    change(run) {
      history.mark();
      const result = run({ doc, store });
      history.mark();
      return result;
    },
    destroy() {
      for (const stop of stops.splice(0)) stop();
      discussion.destroy();
      library.destroy();
      editor.destroy();
      history.destroy();
      store.destroy();
      name.destroy();
      return provider.close();
    },
  };
}

function shapesIn(doc: Y.Doc, unsent: UnsentWork): readonly Shape[] {
  const taken = new Y.Doc();
  const store = createStore(taken, { author: () => '' });
  giveBackUnsent(doc, unsent, { doc: taken, store });
  const shapes = store.sorted();
  store.destroy();
  return shapes;
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
