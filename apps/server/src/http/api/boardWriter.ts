import {
  type Lease,
  mayDo,
  type Refusal,
  type Reply,
  type Role,
  refuse,
  type Stored,
} from '@drawbridge/protocol';
import type { Access } from '../../access/access.ts';
import type { Pass } from '../../access/pass.ts';
import type { BoardContent } from '../../boardContent/boardContent.ts';
import type { Changed } from '../../boardContent/contentThread.ts';
import { createTurnsByName } from '../../files/turnsByName.ts';
import type { Leases } from '../../rooms/leases.ts';
import type { Member } from '../../rooms/member.ts';
import { createOutsider, pushAs } from '../../rooms/outsider.ts';
import type { Rooms } from '../../rooms/rooms.ts';

/** As what history and shapes call a program that says nothing of itself. */
const NAMELESS = 'API';
const COLOR = '#6b7280';

/** Boards on which programs wrote of late. Each that is forgotten costs its next change another Yjs client. */
const MAX_REMEMBERED = 1_000;

/** What became of changes that a program wanted. */
export type ChangeOutcome =
  | { readonly kind: 'stored'; readonly seq: number; readonly created: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | Exclude<Changed, { readonly kind: 'written' }>;

/** Writes for programs: through the room, its gate and its log, as for everybody. */
export interface BoardWriter {
  /** Changes as JSON, which become one entry. */
  change(boardId: string, json: string, pass: Pass): Promise<ChangeOutcome>;
  /** An update of a program that has a document of its own, written under `lease`. */
  push(
    boardId: string,
    update: Uint8Array,
    as: { readonly pass: Pass; readonly lease?: Lease },
  ): Promise<Reply<Stored>>;
}

/** One Yjs client of this server on a board, as which one author writes. */
interface Hand {
  readonly clientId: number;
  readonly member: Member;
}

/** Who writes, and the least role that what they write takes. */
interface Author {
  readonly member: Member;
  readonly needed: Role;
}

export interface BoardWriterDeps {
  readonly access: Pick<Access, 'renew'>;
  readonly rooms: Pick<Rooms, 'get'>;
  readonly leases: Leases;
  readonly content: Pick<BoardContent, 'change' | 'forget'>;
}

export function createBoardWriter({ access, rooms, leases, content }: BoardWriterDeps): BoardWriter {
  const hands = new Map<string, Hand>();
  const pushers = new Map<string, Member>();
  const inTurn = createTurnsByName();

  const handOf = (boardId: string, pass: Pass): Hand => {
    const make = (): Hand => {
      const { clientId } = leases.issue(boardId);
      return { clientId, member: createWriter(pass, [clientId, 'new']) };
    };
    const hand = remember(hands, keyOf(boardId, pass), make);
    hand.member.pass = pass;
    return hand;
  };

  /** The same one for each push under a lease: to the history it is one session. */
  const pusherOf = (boardId: string, pass: Pass, lease: Lease | undefined): Member => {
    const proven = lease && leases.isValid(boardId, lease) ? lease.clientId : undefined;
    const key = `${keyOf(boardId, pass)} ${proven ?? ''}`;
    const pusher = remember(pushers, key, () =>
      createWriter(pass, ...(proven === undefined ? [] : ([[proven, 'known']] as const))),
    );
    pusher.pass = pass;
    return pusher;
  };

  /** Much may have been decided since the program was let in: its update may have taken long to come. */
  const store = (boardId: string, { member, needed }: Author, update: Uint8Array): Promise<Reply<Stored>> =>
    rooms.get(boardId).visit(async ({ pushes }) => {
      const pass = access.renew(boardId, member.pass);
      if (!pass || !mayDo(pass.role, needed))
        return refuse('readonly', 'Nothing may be written here any more.');
      member.pass = pass;
      return pushAs(member, update, pushes);
    });

  /** What the thread wrote into its document is not in the log, or nobody knows whether it is. */
  const takeBack = async (boardId: string, pass: Pass): Promise<void> => {
    hands.delete(keyOf(boardId, pass));
    await content.forget(boardId);
  };

  const change = async (boardId: string, json: string, pass: Pass): Promise<ChangeOutcome> => {
    const { clientId, member } = handOf(boardId, pass);
    const changed = await content.change(boardId, json, { clientId, name: member.profile.name });
    if (changed.kind !== 'written') return changed;
    let isStored = false;
    try {
      const reply = await store(boardId, { member, needed: 'edit' }, changed.update);
      isStored = reply.ok;
      return reply.ok
        ? { kind: 'stored', seq: reply.seq, created: changed.created }
        : { kind: 'refused', refusal: reply };
    } finally {
      if (!isStored) await takeBack(boardId, pass);
    }
  };

  return {
    // Each builds on the one before: the thread's document has its clock.
    change: (boardId, json, pass) => inTurn(boardId, () => change(boardId, json, pass)),
    push: (boardId, update, { pass, lease }) =>
      store(boardId, { member: pusherOf(boardId, pass, lease), needed: 'comment' }, update),
  };
}

function createWriter(pass: Pass, ...clients: readonly (readonly [number, 'new' | 'known'])[]): Member {
  const member = createOutsider({ pass, profile: profileOf(pass) });
  for (const [clientId, isKnown] of clients) member.leases.set(clientId, isKnown);
  return member;
}

/** What was remembered longest ago is forgotten. */
function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key) ?? make();
  known.delete(key);
  known.set(key, found);
  const [oldest] = known.size > MAX_REMEMBERED ? known.keys() : [];
  if (oldest !== undefined) known.delete(oldest);
  return found;
}

function profileOf({ user, apiToken }: Pass) {
  return { name: user?.name ?? apiToken?.name ?? NAMELESS, color: COLOR };
}

/** Who wrote what is told by the Yjs client: two authors never share one, nor do two who may do different things. */
function keyOf(boardId: string, { role, link = '', apiToken, user }: Pass): string {
  return JSON.stringify([boardId, role, link, apiToken?.id, user?.id]);
}
