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
  const inTurn = createTurnsByName();

  const handOf = (boardId: string, pass: Pass): Hand => {
    const key = keyOf(boardId, pass);
    const known = hands.get(key);
    hands.delete(key);
    const hand = known ?? createHand(leases.issue(boardId).clientId, pass);
    hand.member.pass = pass;
    hands.set(key, hand);
    const [oldest] = hands.size > MAX_REMEMBERED ? hands.keys() : [];
    if (oldest !== undefined) hands.delete(oldest);
    return hand;
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
    push(boardId, update, { pass, lease }) {
      const member = createOutsider({ pass, profile: profileOf(pass) });
      if (lease && leases.isValid(boardId, lease)) member.leases.set(lease.clientId, 'known');
      return store(boardId, { member, needed: 'comment' }, update);
    },
  };
}

function createHand(clientId: number, pass: Pass): Hand {
  const member = createOutsider({ pass, profile: profileOf(pass) });
  member.leases.set(clientId, 'new');
  return { clientId, member };
}

function profileOf({ user, apiToken }: Pass) {
  return { name: user?.name ?? apiToken?.name ?? NAMELESS, color: COLOR };
}

/** Who wrote what is told by the Yjs client: two authors never share one. */
function keyOf(boardId: string, { user, apiToken }: Pass): string {
  return `${boardId} ${apiToken?.id ?? ''} ${user?.id ?? ''}`;
}
