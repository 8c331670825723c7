import type { LiveEntry } from '@drawbridge/protocol';
import type { Bus } from './bus.ts';
import { type DistantPerson, encodeMessage, type Message, parseMessage } from './messages.ts';

/** A larger entry is read by those who hear of it, instead of going through Redis once for each node. */
const MAX_SENT_ENTRY_BYTES = 64 * 1024;

/** What a room says to the rooms of its board on other nodes. Nothing of it is sure to arrive. */
export interface Line {
  /** An entry was stored here. */
  tellEntry(epoch: string, entry: LiveEntry): void;
  tellPeople(people: readonly DistantPerson[]): void;
  tellPresence(frame: Uint8Array): void;
  /** Asks who else is there. */
  greet(): void;
  /** An owner here wants somebody to go who is elsewhere. */
  remove(peerId: number): void;
  close(): void;
}

/** What a room hears from another node. */
export type OnMessage = (message: Message, node: string) => void;

/** The other nodes, as a room knows them. */
export interface Lines {
  /** Whether there may be any. */
  readonly isAlone: boolean;
  open(boardId: string, listen: { readonly onMessage: OnMessage; readonly onUp: () => void }): Line;
}

export interface LinesDeps {
  readonly bus: Bus;
  /** Names this node, unlike any other. */
  readonly node: string;
  /** Begins the names of channels: other databases may use the same Redis. */
  readonly prefix: string;
}

export function createLines({ bus, node, prefix }: LinesDeps): Lines {
  // Of all boards together: a room that is closed and opened again must not seem to say something old.
  let reports = 0;
  return {
    isAlone: false,
    open(boardId, { onMessage, onUp }) {
      const channel = `${prefix}:board:${boardId}`;
      const tell = (message: Message): void => bus.publish(channel, encodeMessage({ node, message }));
      const unsubscribe = bus.subscribe(channel, (bytes) => {
        const sent = parseMessage(bytes);
        if (sent && sent.node !== node) onMessage(sent.message, sent.node);
      });
      const forget = bus.onUp(onUp);
      return {
        tellEntry(epoch, entry) {
          const isSent = entry.bytes.length <= MAX_SENT_ENTRY_BYTES;
          tell(isSent ? { kind: 'entry', epoch, entry } : { kind: 'stored', epoch, seq: entry.seq });
        },
        tellPeople(people) {
          reports += 1;
          tell({ kind: 'people', nth: reports, people });
        },
        tellPresence: (frame) => tell({ kind: 'presence', frame }),
        greet: () => tell({ kind: 'hello' }),
        remove: (peerId) => tell({ kind: 'remove', peerId }),
        close() {
          unsubscribe();
          forget();
        },
      };
    },
  };
}

/** For a node that is the only one. */
export const noLines: Lines = {
  isAlone: true,
  open: () => ({
    tellEntry() {},
    tellPeople() {},
    tellPresence() {},
    greet() {},
    remove() {},
    close() {},
  }),
};
