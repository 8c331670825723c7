import {
  createBoardName,
  createHistory,
  createLibrary,
  createStore,
  type UnsentWork,
} from '@drawbridge/board';
import { createEditor, type Editor } from '@drawbridge/editor';
import type { Provider, Status } from '@drawbridge/sync';
import * as Y from 'yjs';
import { openDiscussion } from '../../comments/openDiscussion.ts';
import { createConnectionView } from '../../connection/connectionView.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Session } from '../../session.ts';

/** A session without a server: the test says how it stands, what of its doc is stored, and when it is ready. */
export interface TestSession extends Session {
  /** Puts the provider into a state. */
  enter(status: Status): void;
  stop(code: 'reset' | 'refused' | 'version', message?: string): void;
  /** Everything so far is stored. */
  store(): void;
  /** Takes over this state, as from the server, and is synced. */
  sync(update?: Uint8Array): Promise<void>;
  /** A rectangle drawn with the mouse; returns after the button came up, or while it is still down. */
  draw(atPx: number, options?: { readonly isHeld: boolean }): void;
  release(): void;
  readonly ids: readonly string[];
  readonly isDestroyed: boolean;
  readonly droppedBranches: readonly number[];
}

export function createTestSession(initial: Profile, branches: Provider['branches'] = []): TestSession {
  const doc = new Y.Doc();
  const store = createStore(doc, { author: () => profile.name });
  const history = createHistory(doc, store);
  const editor = createEditor({ store, history });
  const ready = Promise.withResolvers<void>();
  const listeners = new Set<() => void>();
  const dropped: number[] = [];
  let profile = initial;
  let status: Status = { kind: 'connecting', attempt: 1 };
  let updates: Uint8Array[] = [];
  let stored = 0;
  let isDestroyed = false;
  doc.on('update', (update: Uint8Array, _origin, _doc, { local }: Y.Transaction) => {
    if (local) updates.push(update);
  });
  // Rejects with every session that is stopped before it was synced, whoever listens.
  ready.promise.catch(() => {});

  const enter = (next: Status): void => {
    status = next;
    for (const listener of [...listeners]) listener();
  };
  const onChange = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const unsent = (): UnsentWork => ({ from: new Map([[doc.clientID, stored]]), updates });

  const provider = {
    doc,
    boardId: 'plan',
    synced: ready.promise,
    peers: new Map(),
    self: undefined,
    role: undefined,
    notice: undefined,
    progress: undefined,
    isStale: false,
    branches,
    dropBranch: (id: number) => void dropped.push(id),
    get status() {
      return status;
    },
    get unsent() {
      return unsent();
    },
    get outbox() {
      return { size: updates.length, bytes: 0 };
    },
    onChange,
    retryNow: () => enter({ kind: 'connecting', attempt: 1 }),
  };

  return {
    editor,
    // What the sessions use of a provider; the rest belongs to the connection of a real one.
    provider: provider as unknown as Session['provider'],
    connection: createConnectionView(provider, { keepsCopy: false, now: Date.now }),
    profile: {
      get current() {
        return profile;
      },
      onChange,
    },
    setProfile(next) {
      profile = next;
    },
    name: createBoardName(doc),
    foreign: { current: '', set() {} },
    discussion: openDiscussion({
      doc,
      store,
      boardId: 'plan',
      author: () => ({ id: 'test', ...profile }),
      isOwnClient: (client) => client === doc.clientID,
      storage: undefined,
      isThere: () => status.kind === 'synced',
    }),
    library: createLibrary(doc),
    encode: () => Y.encodeStateAsUpdate(doc),
    unsentShapes: () => [...store.all()],
    shapesOf: (ids) => [...ids].flatMap((id) => store.get(id) ?? []),
    change(run) {
      history.mark();
      const result = run({ doc, store });
      history.mark();
      return result;
    },
    async destroy() {
      if (isDestroyed) return;
      isDestroyed = true;
      editor.destroy();
      store.destroy();
    },
    enter,
    stop(code, message = 'It is so.') {
      enter({ kind: 'stopped', reason: { code, message } });
      ready.reject(new Error(message));
    },
    store() {
      updates = [];
      stored = Y.getState(doc.store, doc.clientID);
    },
    async sync(update) {
      if (update) Y.applyUpdate(doc, update);
      enter({ kind: 'synced' });
      ready.resolve();
      await ready.promise;
    },
    draw: (atPx, { isHeld } = { isHeld: false }) => draw(editor, atPx, isHeld),
    release: () => editor.input.pointerUp(at(50, 0)),
    get ids() {
      return [...store.all()].map(({ id }) => id);
    },
    droppedBranches: dropped,
    get isDestroyed() {
      return isDestroyed;
    },
  };
}

function draw({ input, setTool }: Editor, atPx: number, isHeld: boolean): void {
  setTool('draw');
  input.pointerDown(at(atPx, 1));
  input.pointerMove(at(atPx + 50, 1));
  if (!isHeld) input.pointerUp(at(atPx + 50, 0));
}

function at(x: number, buttons: number) {
  const sample = { x, y: x, pressure: 0.5 };
  const mouse = { pointerId: 1, pointerType: 'mouse', button: 0 } as const;
  const modifiers = { shift: false, alt: false, ctrl: false };
  return { ...sample, ...mouse, ...modifiers, buttons, samples: [sample] };
}
