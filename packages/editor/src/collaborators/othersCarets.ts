import { isSameCaret, type ShapeId, type Store, type StoreChange, type TextCaret } from '@drawbridge/board';
import type { Clock } from '../clock.ts';
import type { Collaborators } from './collaborators.ts';

/** Long enough to be read while one types oneself; then the name only stands in the way of the words. */
const NAMED_MS = 3000;
/** LIMIT of people whose carets are shown: more hide the text. */
const MAX_CARETS = 50;

/** Where a collaborator types, in UTF-16 units of the text that the document has. */
export interface OthersCaret {
  readonly peerId: number;
  readonly name: string;
  readonly color: string;
  /** They have moved it just now. */
  readonly isNamed: boolean;
  readonly id: ShapeId;
  readonly anchor: number;
  readonly focus: number;
}

/** The carets of those who type, kept at their letters while the text changes. */
export interface OthersCarets {
  readonly list: readonly OthersCaret[];
  /** To be called after each change of the collaborators, */
  meet(): void;
  /** and after each change of the store. */
  follow(change: StoreChange): void;
  destroy(): void;
}

interface OthersCaretsDeps {
  readonly store: Pick<Store, 'textPlaces'>;
  readonly clock: Clock;
  readonly collaborators: Pick<Collaborators, 'list'>;
  /** A name has been there for long enough. */
  readonly onChange: () => void;
}

/** Where one of them is in the text. */
interface Known {
  /** As they said last. Presence is faster than the document: the letter that it is behind may not be here yet. */
  readonly told: TextCaret;
  /** The last one that could be found, which is shown until then. */
  readonly found: TextCaret | undefined;
  readonly range: { readonly anchor: number; readonly focus: number } | undefined;
  readonly isNamed: boolean;
  readonly cancelTimer: () => void;
}

export function createOthersCarets({
  store,
  clock,
  collaborators,
  onChange,
}: OthersCaretsDeps): OthersCarets {
  const known = new Map<number, Known>();

  function rangeOf({ id, anchor, focus }: TextCaret): Known['range'] {
    const from = store.textPlaces.indexOf(id, anchor);
    const to = anchor === focus ? from : store.textPlaces.indexOf(id, focus);
    return from === undefined || to === undefined ? undefined : { anchor: from, focus: to };
  }

  function located(one: Known): Known {
    const range = rangeOf(one.told);
    if (range) return { ...one, found: one.told, range };
    const found = one.found?.id === one.told.id ? one.found : undefined;
    return { ...one, found, range: found && rangeOf(found) };
  }

  function hear(peerId: number, told: TextCaret): void {
    const before = known.get(peerId);
    if (before && isSameCaret(before.told, told)) return;
    before?.cancelTimer();
    const cancelTimer = clock.setTimer(() => fade(peerId), NAMED_MS);
    known.set(peerId, located({ told, found: before?.found, range: undefined, isNamed: true, cancelTimer }));
  }

  function fade(peerId: number): void {
    const one = known.get(peerId);
    if (!one) return;
    known.set(peerId, { ...one, isNamed: false });
    onChange();
  }

  function forget(peerId: number): void {
    known.get(peerId)?.cancelTimer();
    known.delete(peerId);
  }

  return {
    get list() {
      if (known.size === 0) return NONE;
      return collaborators.list.flatMap(({ peerId, name, color }) => {
        const one = known.get(peerId);
        if (!one?.range) return [];
        return { peerId, name, color, isNamed: one.isNamed, id: one.told.id, ...one.range };
      });
    },

    meet() {
      const typing = collaborators.list.filter(({ presence }) => presence?.caret).slice(0, MAX_CARETS);
      const peers = new Set(typing.map(({ peerId }) => peerId));
      for (const peerId of known.keys()) if (!peers.has(peerId)) forget(peerId);
      for (const { peerId, presence } of typing) if (presence?.caret) hear(peerId, presence.caret);
    },

    follow({ added, updated, removed }) {
      for (const [peerId, one] of known) {
        const { id } = one.told;
        if (added.has(id) || updated.has(id) || removed.has(id)) known.set(peerId, located(one));
      }
    },

    destroy() {
      for (const peerId of known.keys()) forget(peerId);
    },
  };
}

const NONE: readonly OthersCaret[] = [];
