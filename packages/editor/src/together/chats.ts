import { type ChatDraft, chatLine } from '@drawbridge/board';
import type { Clock } from '../clock.ts';
import { createThrottle } from '../throttle.ts';

/** How often others hear what is being typed. */
const SEND_INTERVAL_MS = 100;
/** Whoever types nothing for this long has said it. */
export const CHAT_PAUSE_MS = 5000;
/** How often it is said again, for those who missed it or just came. */
const REPEAT_MS = 1000;
/** Words of which nothing is heard any more stay this long, to be read. */
const SHOWN_MS = 6000;
/** Words that rest this long are read out; not every letter. */
const SPOKEN_AFTER_MS = 1000;

/** What people say at their cursors: ours and that of others. */
export interface Chats {
  /** What others say, by peer. */
  readonly said: ReadonlyMap<number, string>;
  readonly isOpen: boolean;
  open(): void;
  /** What we have typed so far. */
  write(text: string): void;
  /** With `isSaid` the words stay with others for a moment, else they go at once. */
  close(isSaid: boolean): void;
  receive(peerId: number, draft: ChatDraft): void;
  removePeer(peerId: number): void;
  destroy(): void;
}

interface ChatsDeps {
  readonly clock: Clock;
  readonly send: (draft: ChatDraft) => void;
  /** To be read out. */
  readonly onSaid: (peerId: number, text: string) => void;
  readonly onChange: () => void;
}

interface Talk {
  readonly text: string;
  readonly cancelExpiry: () => void;
  readonly cancelSpeech: () => void;
}

export function createChats({ clock, send, onSaid, onChange }: ChatsDeps): Chats {
  const talks = new Map<number, Talk>();
  const said = new Map<number, string>();
  const sending = createThrottle(clock, SEND_INTERVAL_MS, sendOwn);
  let own: string | undefined;
  let cancelPause = () => {};
  let cancelRepeat = () => {};

  function sendOwn(): void {
    send({ kind: 'chat', text: own ?? '' });
    cancelRepeat();
    if (own) cancelRepeat = clock.setTimer(sending.request, REPEAT_MS);
  }

  function awaitPause(): void {
    cancelPause();
    cancelPause = clock.setTimer(() => close(true), CHAT_PAUSE_MS);
  }

  function close(isSaid: boolean): void {
    if (own === undefined) return;
    cancelPause();
    sending.cancel();
    cancelRepeat();
    // The last letters may not have been sent yet.
    if (own !== '') send({ kind: 'chat', text: isSaid ? own : '' });
    own = undefined;
    onChange();
  }

  function drop(peerId: number): void {
    const talk = talks.get(peerId);
    talk?.cancelExpiry();
    talk?.cancelSpeech();
    talks.delete(peerId);
    if (said.delete(peerId)) onChange();
  }

  return {
    said,
    get isOpen() {
      return own !== undefined;
    },
    open() {
      if (own !== undefined) return;
      own = '';
      awaitPause();
      onChange();
    },
    write(text) {
      if (own === undefined) return;
      own = chatLine(text);
      awaitPause();
      sending.request();
    },
    close,
    receive(peerId, { text }) {
      const known = talks.get(peerId);
      if (text === '') {
        drop(peerId);
        return;
      }
      known?.cancelExpiry();
      const cancelExpiry = clock.setTimer(() => drop(peerId), SHOWN_MS);
      if (known?.text === text) {
        talks.set(peerId, { ...known, cancelExpiry });
        return;
      }
      known?.cancelSpeech();
      const cancelSpeech = clock.setTimer(() => onSaid(peerId, text), SPOKEN_AFTER_MS);
      talks.set(peerId, { text, cancelExpiry, cancelSpeech });
      said.set(peerId, text);
      onChange();
    },
    removePeer: drop,
    destroy() {
      close(false);
      for (const peerId of [...talks.keys()]) drop(peerId);
    },
  };
}
