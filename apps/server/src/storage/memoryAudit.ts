import type { AuditStorage, StoredAuditEntry } from './audit.ts';

/** What was done to boards, in memory. */
export function createMemoryAudit(): AuditStorage {
  let entries: StoredAuditEntry[] = [];
  let lastId = 0;
  return {
    async appendAudit(added) {
      for (const entry of added) {
        lastId += 1;
        entries.push({ id: lastId, ...entry });
      }
    },
    async readAudit({ before = Number.POSITIVE_INFINITY, limit, boardId }) {
      const wanted = entries.filter(
        (entry) => entry.id < before && (boardId === undefined || entry.boardId === boardId),
      );
      return wanted.reverse().slice(0, limit);
    },
    async dropAudit(beforeMs) {
      entries = entries.filter(({ timeMs }) => timeMs >= beforeMs);
    },
  };
}
