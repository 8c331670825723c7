import { type Role, refuse } from '@drawbridge/protocol';
import type { Pass } from '../access/pass.ts';
import type { Clock } from '../clock.ts';
import type { Member } from './member.ts';

/** Timers cannot wait longer than 24 days; whoever looks once an hour never has to know. */
const MAX_WAIT_MS = 3_600_000;

/** Sees to it that nobody stays longer, or does more, than the owner of the board allows. */
export interface Passes {
  /** Somebody came, or what people may do has changed: sends away whoever may not stay, and tells the others. */
  review(): void;
  /** Somebody brought another token. */
  replace(member: Member, pass: Pass): void;
  stop(): void;
}

export interface PassesDeps {
  readonly clock: Clock;
  readonly nowMs: () => number;
  readonly members: () => Iterable<Member>;
  /** The pass as it is by now; `undefined` when it is over. */
  readonly renew: (pass: Pass) => Pass | undefined;
  readonly sendAway: (member: Member) => void;
}

export function createPasses({ clock, nowMs, members, renew, sendAway }: PassesDeps): Passes {
  let cancel = (): void => {};

  const renewAll = (): void => {
    for (const member of [...members()]) {
      const pass = renew(member.pass);
      if (pass) replace(member, pass);
      else sendAway(member);
    }
  };

  const replace = (member: Member, pass: Pass): void => {
    const { role } = member.pass;
    member.pass = pass;
    if (role !== pass.role) member.connection.send('role:changed', { role: pass.role });
  };

  const waitForNext = (): void => {
    cancel();
    const endsMs = Math.min(...[...members()].map(({ pass }) => pass.endsMs));
    if (endsMs === Number.POSITIVE_INFINITY) return;
    cancel = clock.after(Math.min(MAX_WAIT_MS, Math.max(0, endsMs - nowMs())), review);
  };

  const review = (): void => {
    renewAll();
    waitForNext();
  };

  return {
    review,
    replace(member, pass) {
      replace(member, pass);
      waitForNext();
    },
    stop: () => cancel(),
  };
}

export function refusePass() {
  return refuse('auth', 'This board is not open to you any more.', 0);
}

export function refuseRole(role: Role) {
  const may = role === 'view' ? 'look at this board' : 'look at this board and comment on it';
  return refuse('readonly', `You may ${may}, and not change it.`);
}
