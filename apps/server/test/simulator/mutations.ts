/** A safeguard, and the text that takes it away. */
export interface Mutation {
  /** What goes wrong without it. */
  readonly name: string;
  /** From the repository's root. */
  readonly file: string;
  /** Occurs exactly once. */
  readonly find: string;
  readonly replace: string;
}

const QUEUE = 'apps/server/src/rooms/appendQueue.ts';
const COMPACTION = 'apps/server/src/storage/compaction.ts';
const FOLLOWER = 'packages/sync/src/log/follower.ts';

/** Without any single one of these the simulator must find something lost. */
export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'acknowledged and announced before it is committed',
    file: QUEUE,
    find: `const appended = news.length > 0 ? await append(news, after) : [];
      if (!appended) return await store(unsettled);
      settle(passed, appended, deps.onStored);`,
    replace: `settle(passed, news.map((_, index) => ({ seq: after + 1 + index, isDuplicate: false })), deps.onStored);
      await append(news, after);`,
  },
  {
    name: 'a compaction put in place upon another',
    file: COMPACTION,
    find: 'return board.log === base.log && board.covers === base.covers;',
    replace: 'return true;',
  },
  {
    name: 'entries removed from the log that were not merged',
    file: COMPACTION,
    find: 'return seq > base.covers && seq <= base.upto;',
    replace: 'return true;',
  },
  {
    name: 'entries that leave the log and do not become past',
    file: 'apps/server/src/storage/memory.ts',
    find: 'else board.history.past.set(seq, { ...entry, seq });',
    replace: '',
  },
  {
    name: 'entries applied across a gap',
    file: FOLLOWER,
    find: 'if (entry.seq !== have + 1) continue;',
    replace: 'if (entry.seq <= have) continue;',
  },
  {
    name: 'somebody else’s entry taken for our own',
    file: FOLLOWER,
    find: 'if (seq === have + 1) have = seq;',
    replace: 'have = Math.max(have, seq);',
  },
  {
    name: 'nothing sent again after a break',
    file: 'packages/sync/src/work/pusher.ts',
    find: `chunkBytes = bytes;
      outbox.rewind();`,
    replace: 'chunkBytes = bytes;',
  },
  {
    name: 'the gate knows what the log does not',
    file: QUEUE,
    find: `follower.doubt();
      gate.forget();`,
    replace: 'follower.doubt();',
  },
  {
    name: 'a push that was known without a number blocks those behind it',
    file: 'apps/server/src/rooms/entrance.ts',
    find: 'Math.max(lastN, ackedN)',
    replace: 'lastN',
  },
  {
    name: 'a number that was on its way gets other bytes',
    file: 'packages/sync/src/work/outbox.ts',
    find: 'pending = pending.filter((push) => push.n < n);',
    replace: 'lastN = (pending[0]?.n ?? lastN + 1) - 1; pending = [];',
  },
  {
    name: 'appended to another log than the one that was checked',
    file: QUEUE,
    find: 'await storage.append(boardId, epoch, entries, last);',
    replace: 'await storage.append(boardId, epoch, entries);',
  },
  {
    name: 'what was checked upon a log that is gone is appended to the next',
    file: QUEUE,
    find: 'isMoved || accepted',
    replace: 'accepted',
  },
  {
    name: 'somebody comes over to a node that has not heard of what they did on another',
    file: 'apps/server/src/rooms/entrance.ts',
    find: 'if (!isAlone) await journal.refresh();',
    replace: '',
  },
  {
    name: 'what other nodes did is only heard of and never looked for',
    file: 'apps/server/src/rooms/logFollower.ts',
    find: 'if (head !== ledger.head || snapshot !== ledger.snapshot?.name) mustRead = true;',
    replace: '',
  },
  {
    name: 'entries of other nodes that the gate does not know',
    file: 'apps/server/src/rooms/logFollower.ts',
    find: 'gate.follow(fresh.flatMap(({ bytes }) => (bytes.length > 0 ? [bytes] : [])));',
    replace: '',
  },
];
