import type { BoardRecord, Storage } from './storage.ts';

type RecordOperations = Pick<Storage, 'readRecord' | 'listRecords' | 'writeRecord' | 'removeRecord'>;

export interface MemoryRecords extends RecordOperations {
  /** 0 when the board has none. */
  newestVersion(boardId: string): number;
}

/** The records of boards, in memory. */
export function createMemoryRecords(): MemoryRecords {
  const byPlace = new Map<string, BoardRecord>();
  let lastVersion = 0;

  const placeOf = (...place: readonly string[]): string => JSON.stringify(place);
  const versionAt = (place: string): number => byPlace.get(place)?.version ?? 0;

  return {
    newestVersion(boardId) {
      const own = [...byPlace].filter(([place]) => JSON.parse(place)[0] === boardId);
      return Math.max(0, ...own.map(([, { version }]) => version));
    },
    readRecord: async (boardId, kind, key) => byPlace.get(placeOf(boardId, kind, key)),
    async listRecords(boardId, kind) {
      const records = [...byPlace.values()];
      const listed = records.filter((record) => byPlace.get(placeOf(boardId, kind, record.key)) === record);
      return listed.sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
    },
    async writeRecord(boardId, { kind, key, text, ifVersion }) {
      const place = placeOf(boardId, kind, key);
      if (versionAt(place) !== ifVersion) return undefined;
      lastVersion += 1;
      byPlace.set(place, { key, version: lastVersion, text });
      return lastVersion;
    },
    async removeRecord(boardId, kind, key, ifVersion) {
      const place = placeOf(boardId, kind, key);
      return versionAt(place) === ifVersion && byPlace.delete(place);
    },
  };
}
