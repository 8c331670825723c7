import { nextBringing } from '@drawbridge/board';
import type { Clock } from '../clock.ts';
import type { Collaborator } from '../collaborators/collaborator.ts';
import type { FollowEnd, Followed, Following } from './following.ts';

/** Who said "not now" is not asked by the same person again for this long. */
const MUTED_MS = 60_000;

/** Somebody would like us to follow. */
export interface Invitation {
  readonly peerId: number;
  readonly name: string;
}

/**
 * One person at a time brings everyone to themselves: the one whose turn is the highest. Everybody reads that from presence,
 * and so all agree, and whoever takes the next turn takes it over.
 *
 * The others follow at once, unless they have their hands full or have left that person before: then they are asked.
 */
export interface Presenting {
  /** Our turn, as others are to hear of it. */
  readonly turn: number | undefined;
  readonly invitation: Invitation | undefined;
  begin(): void;
  end(): void;
  answer(follows: boolean): void;
  /** Following came to its end. */
  followed(ended: Followed, why: FollowEnd): void;
  /** Others came, went, or did something. */
  refresh(): void;
}

interface PresentingDeps {
  readonly clock: Pick<Clock, 'now'>;
  readonly random: () => number;
  readonly others: () => readonly Collaborator[];
  readonly self: () => number | undefined;
  readonly following: Following;
  /** In the middle of something that a moving view would spoil. */
  readonly isBusy: () => boolean;
  readonly say: (words: string) => void;
  readonly onChange: () => void;
}

interface Presenter extends Invitation {
  readonly turn: number;
}

export function createPresenting(deps: PresentingDeps): Presenting {
  const { clock, following, others, self, say, onChange } = deps;
  const muted = new Map<number, number>();
  const left = new Set<number>();
  let turn: number | undefined;
  /** The turn that we know of, and have followed or not. */
  let knownTurn: number | undefined;
  let invitation: Invitation | undefined;

  function invite(presenter: Presenter): void {
    const { peerId, name } = presenter;
    if (clock.now() < (muted.get(peerId) ?? -Infinity)) return;
    if (!left.has(peerId) && !deps.isBusy() && following.start(peerId, true)) return;
    invitation = { peerId, name };
    onChange();
  }

  /** Their turn is still known, should they come back. */
  function nobodyPresents(): void {
    if (following.current?.isBrought) following.stop('released');
    withdraw();
  }

  function withdraw(): void {
    if (!invitation) return;
    invitation = undefined;
    onChange();
  }

  /** Somebody else has the higher turn. */
  function giveUp({ name }: Presenter): void {
    turn = undefined;
    say(`${name} takes over.`);
    onChange();
  }

  return {
    get turn() {
      return turn;
    },
    get invitation() {
      return invitation;
    },
    begin() {
      following.stop('released');
      withdraw();
      turn = nextBringing(turnsOf(others()), deps.random());
      knownTurn = turn;
      onChange();
    },
    end() {
      turn = undefined;
      onChange();
    },
    answer(follows) {
      const answered = invitation;
      if (!answered) return;
      withdraw();
      if (follows) following.start(answered.peerId, true);
      else muted.set(answered.peerId, clock.now() + MUTED_MS);
    },
    followed({ peerId, isBrought }, why) {
      if (why === 'own' && isBrought) left.add(peerId);
      // Should they come back, as after a break of the connection, it goes on.
      if (why === 'gone' && isBrought) knownTurn = undefined;
    },
    refresh() {
      const presenter = presenterOf(others());
      if (turn !== undefined) {
        if (!presenter || !outranks(presenter, { turn, peerId: self() ?? -1 })) return;
        giveUp(presenter);
      }
      if (!presenter) return nobodyPresents();
      if (presenter.turn === knownTurn) return;
      knownTurn = presenter.turn;
      withdraw();
      invite(presenter);
    },
  };
}

function turnsOf(others: readonly Collaborator[]): number[] {
  return others.flatMap(({ presence }) => presence?.bringing ?? []);
}

/** Of all who bring everyone to themselves, the one who counts. */
export function presenterOf(others: readonly Collaborator[]): Presenter | undefined {
  return others
    .flatMap(({ peerId, name, presence }) =>
      presence?.bringing === undefined ? [] : { peerId, name, turn: presence.bringing },
    )
    .reduce<Presenter | undefined>((best, one) => (best && outranks(best, one) ? best : one), undefined);
}

type Rank = Pick<Presenter, 'turn' | 'peerId'>;

function outranks(one: Rank, other: Rank): boolean {
  return one.turn > other.turn || (one.turn === other.turn && one.peerId > other.peerId);
}
