import { mayDo, type Push, type Reply, readUpdateHead, refuse, type Stored } from '@drawbridge/protocol';
import type { Writer } from '../storage/index.ts';
import { checkUpdate } from './check.ts';
import type { Journal } from './journal.ts';
import type { Member } from './member.ts';
import { fullnessOf, fullRefusal } from './quota.ts';

type Answer = (reply: Reply<Stored>) => void;

/** Takes what the people of one room push as far as the journal. */
export interface Pushes {
  /** Answers when the update is stored, or refused. */
  take(member: Member, push: Push, reply: Answer): void;
}

export interface PushesDeps {
  readonly journal: Journal;
  /** An update passed every rule and would have damaged the board. */
  readonly onDamaging: (member: Member, message: string) => void;
}

export function createPushes({ journal, onDamaging }: PushesDeps): Pushes {
  const append = (member: Member, push: Whole, reply: Answer): void => {
    const { n, client } = push;
    const { leases, connection, peer, sessionId } = member;
    const writer = writerOf(member, client);
    const settled = (): void => {
      member.storedN = Math.max(member.storedN, n);
      if (client !== undefined) leases.set(client, 'known');
    };
    const expectedN = member.nextN;
    member.nextN = Math.max(member.nextN, n + 1);
    journal.append({
      ...push,
      session: sessionId,
      peerId: peer.peerId,
      author: connection,
      knownAs: member.pass.user?.name,
      commentsAs: mayDo(member.pass.role, 'edit') ? undefined : [...leases.keys()],
      isNewClient: () => client !== undefined && leases.get(client) !== 'known',
      reply,
      ...(writer && { writer }),
      onStored() {
        if (writer) member.signed.set(writer.client, signatureOf(writer));
        settled();
      },
      onKnown: settled,
      onFailed() {
        member.nextN = Math.min(member.nextN, expectedN, n);
      },
      onDamaging: (message) => onDamaging(member, message),
    });
  };

  const takeWhole = (member: Member, { n, bytes }: Omit<Whole, 'client'>, reply: Answer): void => {
    const wrong = checkUpdate(bytes);
    if (wrong !== undefined) {
      reply(refuse('invalid', wrong));
      return;
    }
    const client = readUpdateHead(bytes)?.client;
    const { filling } = journal.ledger;
    if (client !== undefined && !member.leases.has(client)) {
      reply(refuse('lease', 'These changes are by somebody else.'));
    } else if (client !== undefined && fullnessOf(filling) === 'full') reply(fullRefusal(filling));
    else append(member, { n, bytes, client }, reply);
  };

  return {
    take(member, push, reply) {
      if (!isNext(push, member)) {
        reply(refuse('out_of_order', `Push ${member.nextN} must come first.`, 0));
        return;
      }
      if (push.n <= member.storedN) {
        reply({ ok: true, seq: 0 });
        return;
      }
      const update = member.fragments.add(push);
      if (update === undefined) reply({ ok: true, seq: 0 });
      else if (update instanceof Uint8Array) takeWhole(member, { n: push.n, bytes: update }, reply);
      else reply(update);
    },
  };
}

/** What only deletes is nobody's in particular; its session is still somebody. */
const NO_CLIENT = 0;

/** Who writes, unless that is recorded already. */
function writerOf({ peer: { name, color }, signed }: Member, client = NO_CLIENT): Writer | undefined {
  const writer = { client, name, color };
  return signed.get(client) === signatureOf(writer) ? undefined : writer;
}

function signatureOf({ name, color }: Writer): string {
  return `${color} ${name}`;
}

/** Nothing is missing before it. What was given up in between was refused. */
function isNext({ n, after = n - 1 }: Push, { nextN }: Member): boolean {
  return n <= nextN || after < nextN;
}

/** A push whose fragments are together. */
interface Whole {
  readonly n: number;
  readonly bytes: Uint8Array;
  readonly client: number | undefined;
}
