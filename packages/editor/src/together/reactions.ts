import type { Point, Reaction, ReactionDraft } from '@drawbridge/board';
import type { Clock } from '../clock.ts';

/** How long a reaction is to be seen. */
export const REACTION_MS = 2000;
/** How far it rises meanwhile, in screen px. */
const RISE_PX = 72;
/** The share of its time after which it fades. */
const FADE_FROM = 0.6;
/** LIMIT of reactions on screen, of everybody together; the oldest go. */
const MAX_REACTIONS = 40;
/** LIMIT of reactions that a person makes a second: a key that is held down is one enthusiast, not thirty. */
const MIN_PAUSE_MS = 120;
/** After one that was read out, those of the same person are only seen for a while. */
const SPOKEN_AGAIN_MS = 4000;

/** A reaction as it is to be shown, in page px, but for what it has risen. */
export interface ShownReaction extends Point {
  readonly key: number;
  readonly emoji: string;
  readonly risePx: number;
  readonly opacity: number;
}

/** Emoji that rise from the cursors of people, ours and those of others, and are gone. */
export interface Reactions {
  /** Ours, at this page point. */
  react(reaction: Reaction, at: Point): void;
  receive(peerId: number, draft: ReactionDraft): void;
  removePeer(peerId: number): void;
  /** Moves them on in time; true while there are any. */
  advance(nowMs: number, isStill: boolean): boolean;
  readonly shown: readonly ShownReaction[];
}

interface ReactionsDeps {
  readonly clock: Pick<Clock, 'now'>;
  readonly send: (draft: ReactionDraft) => void;
  /** To be read out. */
  readonly onReaction: (peerId: number, reaction: Reaction) => void;
  readonly onChange: () => void;
}

interface Rising extends Point {
  readonly key: number;
  readonly peerId: number;
  readonly emoji: string;
  readonly startMs: number;
}

const OWN = -1;

export function createReactions({ clock, send, onReaction, onChange }: ReactionsDeps): Reactions {
  const lastMs = new Map<number, number>();
  const spokenMs = new Map<number, number>();
  let rising: readonly Rising[] = [];
  let shown: readonly ShownReaction[] = [];
  let key = 0;

  /** False when it comes too soon after another one of the same person. */
  function add(peerId: number, { emoji }: Reaction, { x, y }: Point): boolean {
    const startMs = clock.now();
    if (startMs - (lastMs.get(peerId) ?? -Infinity) < MIN_PAUSE_MS) return false;
    lastMs.set(peerId, startMs);
    rising = [...rising, { key: key++, peerId, emoji, x, y, startMs }].slice(-MAX_REACTIONS);
    onChange();
    return true;
  }

  function speak(peerId: number, reaction: Reaction): void {
    const nowMs = clock.now();
    if (nowMs - (spokenMs.get(peerId) ?? -Infinity) < SPOKEN_AGAIN_MS) return;
    spokenMs.set(peerId, nowMs);
    onReaction(peerId, reaction);
  }

  return {
    react(reaction, { x, y }) {
      if (add(OWN, reaction, { x, y })) send({ kind: 'reaction', reaction, x, y });
    },
    receive(peerId, { reaction, x, y }) {
      if (add(peerId, reaction, { x, y })) speak(peerId, reaction);
    },
    removePeer(peerId) {
      for (const known of [lastMs, spokenMs]) known.delete(peerId);
      rising = rising.filter((one) => one.peerId !== peerId);
      onChange();
    },
    advance(nowMs, isStill) {
      if (rising.length === 0 && shown.length === 0) return false;
      rising = rising.filter(({ startMs }) => nowMs - startMs < REACTION_MS);
      shown = rising.map(({ startMs, emoji, key, x, y }) => {
        const share = (nowMs - startMs) / REACTION_MS;
        const opacity = share < FADE_FROM ? 1 : (1 - share) / (1 - FADE_FROM);
        return { key, emoji, x, y, risePx: isStill ? 0 : RISE_PX * share, opacity: isStill ? 1 : opacity };
      });
      return rising.length > 0;
    },
    get shown() {
      return shown;
    },
  };
}
