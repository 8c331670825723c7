import {
  type Joined,
  type Lease,
  PROTOCOL_VERSION,
  type Profile,
  parseJoined,
  type Refusal,
  type Reply,
} from '@drawbridge/protocol';
import type { Keeper } from '../work/keeper.ts';
import type { Outbox } from '../work/outbox.ts';
import type { Identity } from './identity.ts';
import type { Permission } from './permission.ts';
import type { Requester } from './requester.ts';

/** Says hello to the room, once for every connection. */
export interface Joining {
  start(): void;
  /** There is work now that was not there before. Asks anew if it may not be pushed. */
  workAdded(): void;
  /** The connection is gone: what was asked is not answered any more. */
  cancel(): void;
}

export interface JoiningDeps {
  readonly boardId: string;
  readonly sessionId: string;
  readonly requester: Requester;
  readonly identity: Identity;
  readonly keeper: Keeper;
  readonly permission: Pick<Permission, 'obtain' | 'joined'>;
  readonly profile: () => Profile;
  /** Where the doc is in which log. */
  readonly position: () => { readonly epoch: string | undefined; readonly lastSeq: number };
  readonly outbox: Pick<Outbox, 'changes' | 'acknowledgedN'>;
  /** The room tells us what happens from now on. */
  readonly onJoined: (joined: Joined, as: Profile) => void;
  /** The room takes what we have. */
  readonly onReady: (joined: Joined) => void;
  readonly onReset: () => void;
  readonly onRefused: (refusal: Refusal) => void;
  /** Another attempt would have more to bring. */
  readonly onRetry: () => void;
}

export function createJoining(deps: JoiningDeps): Joining {
  const { boardId, sessionId, requester, identity, keeper, permission, position, outbox } = deps;
  const { onJoined, onReady, onReset, onRefused, onRetry } = deps;
  let attempt = {};
  let isOpen = false;
  /** Whose work was waiting when we asked. */
  let asked: readonly number[] = [];

  const unsentClients = (): number[] => outbox.changes().flatMap(({ client }) => client ?? []);

  /** The next tab must find the lease of whatever is stored under a claimed id, so that is written down first. */
  const settleClaims = async (
    joined: Joined,
    fresh: readonly Lease[],
    claims: readonly number[],
  ): Promise<void> => {
    const current = attempt;
    const found = await findLeases(joined, claims);
    await keeper.addLeases(fresh);
    if (current !== attempt) return;
    identity.add(found);
    if (found.length > 0 || isLate()) onRetry();
    else onReady(joined);
  };

  /** What the board knows already was stored by another tab of this browser, which got the lease for it. */
  const findLeases = ({ granted }: Joined, claims: readonly number[]): Promise<Lease[]> =>
    keeper.leasesOf(claims.filter((clientId) => !granted.some((lease) => lease.clientId === clientId)));

  /** After we had asked to join, something was changed under an id of our own, or came from a closed tab: that was not claimed. */
  const isLate = (): boolean =>
    unsentClients().some((clientId) => !identity.isOwn(clientId) && !asked.includes(clientId));

  const answered = (reply: Reply<Joined>, as: Profile, claims: readonly number[]): void => {
    if (!reply.ok) onRefused(reply);
    else if (reply.mode === 'reset') onReset();
    else {
      const fresh = identity.take(reply);
      const current = attempt;
      permission.joined(reply);
      onJoined(reply, as);
      keeper.seekOrphans();
      if (current !== attempt) return;
      if (keeper.keeps && claims.length > 0) void settleClaims(reply, fresh, claims);
      else if (isLate()) onRetry();
      else {
        void keeper.addLeases(fresh);
        onReady(reply);
      }
    }
  };

  const ask = (token: string | undefined): void => {
    isOpen = true;
    const { epoch, lastSeq } = position();
    const profile = deps.profile();
    asked = unsentClients();
    if (lastSeq === 0 && asked.length === 0) identity.forget();
    const rights = identity.describe(asked);
    const request = {
      proto: PROTOCOL_VERSION,
      boardId,
      sessionId,
      profile,
      ackedN: outbox.acknowledgedN,
      ...rights,
      lastSeq,
      ...(epoch !== undefined && { epoch }),
      ...(token !== undefined && { token }),
    };
    requester.request('board:join', request, parseJoined, (reply) => answered(reply, profile, rights.claims));
  };

  return {
    workAdded() {
      if (isOpen && isLate()) onRetry();
    },
    start() {
      attempt = {};
      permission.obtain(ask);
    },
    cancel() {
      attempt = {};
      isOpen = false;
    },
  };
}
