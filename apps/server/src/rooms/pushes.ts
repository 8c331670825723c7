import { mayDo, type Push, type Reply, readUpdateHead, refuse, type Stored } from '@drawbridge/protocol';
import type { Writer } from '../storage/index.ts';
import { checkUpdate } from './check.ts';
import type { Journal, PushedUpdate } from './journal.ts';
import type { Connection, Member } from './member.ts';
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
    else {
      const push = new MembersPush(member, { n, bytes, client }, { reply, onDamaging });
      member.nextN = Math.max(member.nextN, n + 1);
      journal.append(push);
    }
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

/** A member's update on its way into the log. A class: a server makes thousands a second, and each would have functions of its own. */
class MembersPush implements PushedUpdate {
  readonly n: number;
  readonly bytes: Uint8Array;
  readonly client: number | undefined;
  readonly commentsAs: readonly number[] | undefined;
  readonly knownAs: string | undefined;
  readonly writer?: Writer;
  readonly reply: Answer;
  readonly #member: Member;
  readonly #expectedN: number;
  readonly #onDamaging: PushesDeps['onDamaging'];

  constructor(
    member: Member,
    { n, bytes, client }: Whole,
    { reply, onDamaging }: Pick<PushesDeps, 'onDamaging'> & { readonly reply: Answer },
  ) {
    const { pass, leases } = member;
    const writer = writerOf(member, client);
    this.n = n;
    this.bytes = bytes;
    this.client = client;
    this.commentsAs = mayDo(pass.role, 'edit') ? undefined : [...leases.keys()];
    this.knownAs = pass.user?.name;
    if (writer) this.writer = writer;
    this.reply = reply;
    this.#member = member;
    this.#expectedN = member.nextN;
    this.#onDamaging = onDamaging;
  }

  get session(): string {
    return this.#member.sessionId;
  }

  get peerId(): number {
    return this.#member.peer.peerId;
  }

  get author(): Connection {
    return this.#member.connection;
  }

  isNewClient(): boolean {
    return this.client !== undefined && this.#member.leases.get(this.client) !== 'known';
  }

  onStored(): void {
    if (this.writer) this.#member.signed.set(this.writer.client, signatureOf(this.writer));
    this.onKnown();
  }

  onKnown(): void {
    this.#member.storedN = Math.max(this.#member.storedN, this.n);
    if (this.client !== undefined) this.#member.leases.set(this.client, 'known');
  }

  onFailed(): void {
    this.#member.nextN = Math.min(this.#member.nextN, this.#expectedN, this.n);
  }

  onDamaging(message: string): void {
    this.#onDamaging(this.#member, message);
  }
}
