import { randomBytes } from 'node:crypto';
import { type Denial, deny } from '../access/links.ts';
import type { Storage } from '../storage/index.ts';
import { parseWebhook, type Webhook } from './webhook.ts';

/** More than a board has programs. */
export const MAX_WEBHOOKS = 10;

const KIND = 'webhook';
/** The notes that say which boards have any are of no board. */
const OF_ALL = '';
const NOTE_KIND = 'webhooks';

const ID_BYTES = 9;
const SECRET_BYTES = 32;

/** The webhooks of boards, in the store. */
export interface Webhooks {
  list(boardId: string): Promise<StoredWebhook[]>;
  /** Tells of what is written from now on. */
  add(boardId: string, url: string): Promise<Webhook | Denial>;
  remove(boardId: string, id: string): Promise<boolean>;
  removeAll(boardId: string): Promise<void>;
  /** Writes it anew if nobody did meanwhile. Answers whether it did, with the version for the next time. */
  replace(boardId: string, stored: StoredWebhook, hook: Webhook): Promise<StoredWebhook | undefined>;
  /** The boards that may have any. */
  boards(): Promise<string[]>;
}

export interface StoredWebhook {
  readonly version: number;
  readonly hook: Webhook;
}

type Records = Pick<Storage, 'openBoard' | 'readRecord' | 'listRecords' | 'writeRecord' | 'removeRecord'>;

export function createWebhooks({
  storage,
  nowMs,
}: {
  readonly storage: Records;
  readonly nowMs: () => number;
}): Webhooks {
  const list: Webhooks['list'] = async (boardId) =>
    (await storage.listRecords(boardId, KIND)).map(({ version, text }) => ({
      version,
      hook: parseWebhook(text),
    }));

  const dropNote = async (boardId: string): Promise<void> => {
    const note = await storage.readRecord(OF_ALL, NOTE_KIND, boardId);
    if (note) await storage.removeRecord(OF_ALL, NOTE_KIND, boardId, note.version);
  };

  const remove: Webhooks['remove'] = async (boardId, id) => {
    // While it is told of something it is written now and then.
    for (let stored = await storage.readRecord(boardId, KIND, id); stored; ) {
      if (await storage.removeRecord(boardId, KIND, id, stored.version)) return true;
      stored = await storage.readRecord(boardId, KIND, id);
    }
    return false;
  };

  return {
    list,
    async add(boardId, url) {
      if ((await list(boardId)).length >= MAX_WEBHOOKS)
        return deny('conflict', `A board has at most ${MAX_WEBHOOKS} webhooks. Remove one first.`);
      const { head } = await storage.openBoard(boardId);
      const hook: Webhook = {
        id: randomBytes(ID_BYTES).toString('base64url'),
        url,
        secret: randomBytes(SECRET_BYTES).toString('base64url'),
        createdMs: nowMs(),
        toldSeq: head,
        attempts: 0,
      };
      // The note first: one without webhooks does no harm, and webhooks without a note would be forgotten.
      await storage.writeRecord(OF_ALL, { kind: NOTE_KIND, key: boardId, text: '', ifVersion: 0 });
      await storage.writeRecord(boardId, {
        kind: KIND,
        key: hook.id,
        text: JSON.stringify(hook),
        ifVersion: 0,
      });
      return hook;
    },
    remove,
    async removeAll(boardId) {
      for (const { hook } of await list(boardId)) await remove(boardId, hook.id);
      await dropNote(boardId);
    },
    async replace(boardId, { version, hook: { id } }, hook) {
      const text = JSON.stringify(hook);
      const written = await storage.writeRecord(boardId, { kind: KIND, key: id, text, ifVersion: version });
      return written === undefined ? undefined : { version: written, hook };
    },
    boards: async () => (await storage.listRecords(OF_ALL, NOTE_KIND)).map(({ key }) => key),
  };
}
