import * as v from 'valibot';
import type { User } from '../access/way.ts';
import type { Log } from '../log.ts';
import type { BoardRecord, Storage } from '../storage/index.ts';
import { OF_ALL } from './endedUsers.ts';

/** Of a person who has signed in, by their id. */
export const USER_KIND = 'user';

const userRecord = v.object({ name: v.string(), firstMs: v.number(), lastMs: v.number() });

/** Somebody as the boards know them: what they were called the last time, and when they signed in. */
export type UserRecord = Readonly<v.InferOutput<typeof userRecord>>;

export interface KnownUsersDeps {
  readonly storage: Pick<Storage, 'readRecord' | 'writeRecord'>;
  readonly log: Log;
  readonly nowMs: () => number;
}

/** Answers what notes that somebody has signed in, for whoever runs the server. Nobody waits for it. */
export function createKnownUsers({ storage, log, nowMs }: KnownUsersDeps): (user: User) => void {
  const write = async ({ id: key, name }: User): Promise<void> => {
    const stored = await storage.readRecord(OF_ALL, USER_KIND, key);
    const lastMs = nowMs();
    const firstMs = (stored && parseUserRecord(stored)?.firstMs) ?? lastMs;
    const text = JSON.stringify({ name, firstMs, lastMs });
    // Whoever signs in at two nodes at once has signed in.
    await storage.writeRecord(OF_ALL, { kind: USER_KIND, key, text, ifVersion: stored?.version ?? 0 });
  };
  return (user) => {
    write(user).catch((error) => log.warn({ user: user.id, err: error }, 'sign-in not noted'));
  };
}

export function parseUserRecord({ text }: Pick<BoardRecord, 'text'>): UserRecord | undefined {
  try {
    return v.parse(userRecord, JSON.parse(text));
  } catch {
    return undefined;
  }
}
