import { readUpdateHead } from '@drawbridge/protocol';
import type { Config } from '../../config.ts';
import { createLog } from '../../log.ts';
import { checkUpdate } from '../../rooms/check.ts';
import type { Member } from '../../rooms/member.ts';
import { createOutsider, pushAs } from '../../rooms/outsider.ts';
import { createMemoryStorage } from '../../storage/memory.ts';
import type { NewEntry } from '../../storage/storage.ts';
import { openRooms } from './openRooms.ts';
import type { FileHistory } from './parseHistory.ts';

/** As what entries go through the gate of which nobody knows who wrote them. */
const SOMEBODY = { name: 'Somebody', color: '#6b7280' };
/** Of a board that is forgotten at once. */
const TRIAL = 'trial';
/** An update that only deletes is nobody's in particular. */
const NO_CLIENT = 0;

/**
 * Plays a history through the gate on a board that nobody has, entry by entry, as when it was written: what could do harm to a
 * board, or does not fit what came before, does not pass. Answers the entries as they can be stored, or in words why not.
 */
export async function playHistory(
  { entries, authors }: FileHistory,
  config: Config,
): Promise<readonly NewEntry[] | string> {
  const log = createLog({ ...config, logLevel: 'silent' });
  const { rooms, close } = openRooms({ config, storage: createMemoryStorage(), log, renewPass: neverNeeded });
  const writers = new Map<number | undefined, Member>();
  const writerOf = (by: number | undefined): Member => {
    const known = writers.get(by) ?? createWriter(by === undefined ? SOMEBODY : (authors[by] ?? SOMEBODY));
    writers.set(by, known);
    return known;
  };
  const played: NewEntry[] = [];
  try {
    return await rooms.get(TRIAL).visit(async ({ pushes }) => {
      for (const { by, bytes, timeMs } of entries) {
        const writer = writerOf(by);
        const { nextN: n, sessionId: session } = writer;
        const wrong = checkUpdate(bytes);
        if (wrong !== undefined) return refusal(played.length, wrong);
        const client = readUpdateHead(bytes)?.client ?? NO_CLIENT;
        const isSigned = by === undefined || writer.signed.has(client);
        if (client !== NO_CLIENT && !writer.leases.has(client)) writer.leases.set(client, 'known');
        const reply = await pushAs(writer, bytes, pushes);
        if (!reply.ok) return refusal(played.length, reply.message);
        const { name, color } = writer.profile;
        played.push({ session, n, bytes, timeMs, ...(!isSigned && { writer: { client, name, color } }) });
      }
      return played;
    });
  } finally {
    await close();
  }
}

function refusal(before: number, why: string): string {
  return `entry ${before + 1}: ${why}`;
}

/** The name is what the file says: it may be of somebody who had signed in, and comments say so. */
function createWriter(profile: { readonly name: string; readonly color: string }): Member {
  const user = { id: profile.name, name: profile.name };
  return createOutsider({ pass: { role: 'own', endsMs: Number.POSITIVE_INFINITY, user }, profile });
}

function neverNeeded(): never {
  throw new Error('Nobody is in the room whose pass could run out.');
}
