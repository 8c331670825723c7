import type { Deed } from '@drawbridge/protocol';
import { BackupError } from '../../backup/backupError.ts';
import { ENDED_KIND, endOf, OF_ALL } from '../../signIn/endedUsers.ts';
import { parseUserRecord, USER_KIND } from '../../signIn/knownUsers.ts';
import type { NewAuditEntry, Storage, StoredAuditEntry } from '../../storage/index.ts';
import { createAudit as auditOfPostgres } from '../../storage/postgres/audit.ts';
import { createRecords as recordsOfPostgres } from '../../storage/postgres/records.ts';
import { createAudit as auditOfSqlite } from '../../storage/sqlite/audit.ts';
import { createRecords as recordsOfSqlite } from '../../storage/sqlite/records.ts';
import type { Command, CommandDeps } from '../command.ts';
import { readStore, writeStore } from '../readStore.ts';

export const user: Command = {
  does: 'Lists the people who have signed in, shows one of them, or ends what they are signed in to. The server may run.',
  arguments: [{ name: 'id', meaning: 'of a person; without it, all are listed', isOptional: true }],
  options: { end: 'ends all of their sessions: within a second, on all boards and all devices' },
  async run({ words: [id], isOn }, deps) {
    if (id === undefined && isOn('end')) throw new BackupError('Whose? Name the id of a person.');
    if (id === undefined) return listAll(deps);
    return isOn('end') ? endOne(id, deps) : showOne(id, deps);
  },
};

/** Somebody as the boards know them; times are epoch ms. */
interface Person {
  readonly id: string;
  readonly name?: string;
  readonly firstMs?: number;
  readonly lastMs?: number;
  readonly endedMs?: number;
}

async function listAll({ config, say }: CommandDeps): Promise<boolean> {
  const people = await readStore(config, {
    sqlite: (database) => readPeople(waiting(recordsOfSqlite(database))),
    postgres: (database) => readPeople(recordsOfPostgres(database, Date.now)),
  });
  for (const person of people) say(toLine(person));
  return true;
}

/** With what they did, the oldest first. */
async function showOne(id: string, { config, say, warn }: CommandDeps): Promise<boolean> {
  const range = { limit: Number.MAX_SAFE_INTEGER };
  const [people, entries] = await readStore(config, {
    sqlite: (database) =>
      Promise.all([
        readPeople(waiting(recordsOfSqlite(database))),
        Promise.resolve(auditOfSqlite(database).readAudit(range)),
      ]),
    postgres: (database) =>
      Promise.all([
        readPeople(recordsOfPostgres(database, Date.now)),
        auditOfPostgres(database).readAudit(range),
      ]),
  });
  const person = people.find((candidate) => candidate.id === id);
  const deeds = [...entries].reverse().flatMap((entry) => deedOf(entry, id) ?? []);
  if (!person && deeds.length === 0) {
    warn(`Nobody with the id "${id}" has signed in.`);
    return false;
  }
  say(toLine(person ?? { id }));
  for (const deed of deeds) say(deed);
  return true;
}

async function endOne(id: string, { config, say, warn }: CommandDeps): Promise<boolean> {
  const nowMs = Date.now();
  const deed: Deed = { did: 'user:end', who: { kind: 'operator' }, about: { user: id } };
  const entry: NewAuditEntry = { timeMs: nowMs, boardId: '', text: JSON.stringify(deed) };
  const noted = config.auditDays === 0 ? [] : [entry];
  const isEnded = await writeStore(config, {
    async sqlite(database) {
      const isWritten = await writeEnd(waiting(recordsOfSqlite(database)), id, nowMs);
      if (isWritten) auditOfSqlite(database).appendAudit(noted);
      return isWritten;
    },
    async postgres(database) {
      const isWritten = await writeEnd(recordsOfPostgres(database, Date.now), id, nowMs);
      if (isWritten) await auditOfPostgres(database).appendAudit(noted);
      return isWritten;
    },
  });
  if (!isEnded) {
    warn('Somebody else is doing the same. Try again.');
    return false;
  }
  say(
    `What "${id}" was signed in to has ended. Whoever signs people in has to stop them from doing it again.`,
  );
  return true;
}

type Records = Pick<Storage, 'readRecord' | 'listRecords' | 'writeRecord'>;

async function writeEnd(records: Records, id: string, endedMs: number): Promise<boolean> {
  const before = await records.readRecord(OF_ALL, ENDED_KIND, id);
  const text = JSON.stringify({ endedMs });
  const record = { kind: ENDED_KIND, key: id, text, ifVersion: before?.version ?? 0 };
  return (await records.writeRecord(OF_ALL, record)) !== undefined;
}

/** In the order of their ids. */
async function readPeople(records: Pick<Records, 'listRecords'>): Promise<Person[]> {
  const [known, ended] = [
    await records.listRecords(OF_ALL, USER_KIND),
    await records.listRecords(OF_ALL, ENDED_KIND),
  ];
  const people = new Map<string, Person>();
  for (const record of known) people.set(record.key, { id: record.key, ...parseUserRecord(record) });
  for (const record of ended)
    people.set(record.key, { id: record.key, ...people.get(record.key), endedMs: endOf(record) });
  return [...people.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function toLine({ id, name, firstMs, lastMs, endedMs }: Person): string {
  return JSON.stringify({
    id,
    name,
    ...timeOf('firstSignInAt', firstMs),
    ...timeOf('lastSignInAt', lastMs),
    ...timeOf('endedAt', endedMs),
  });
}

function timeOf(name: string, ms: number | undefined): Readonly<Record<string, string>> {
  return ms !== undefined && Number.isFinite(ms) ? { [name]: new Date(ms).toISOString() } : {};
}

/** As a line, if they did it. */
function deedOf({ timeMs, boardId, text }: StoredAuditEntry, id: string): string | undefined {
  if (text === undefined) return undefined;
  const { who, ...rest } = JSON.parse(text) as Deed;
  if (who.kind !== 'user' || who.id !== id) return undefined;
  const board = boardId === '' ? {} : { board: boardId };
  return JSON.stringify({ at: new Date(timeMs).toISOString(), ...board, ...rest });
}

/** SQLite answers at once; what is asked of both stores waits. */
function waiting(records: ReturnType<typeof recordsOfSqlite>): Records {
  return {
    readRecord: async (...asked) => records.readRecord(...asked),
    listRecords: async (...asked) => records.listRecords(...asked),
    writeRecord: async (...asked) => records.writeRecord(...asked),
  };
}
