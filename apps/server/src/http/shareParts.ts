import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/index.ts';

type ReadPart = Storage['readSnapshot'];

/** LIMIT of what is kept at hand: 8 MB. */
const MAX_PARTS = 32;

/** People who all come to one meeting, or back after a restart, come within seconds. */
const KEEP_MS = 5_000;

/**
 * Reads each part of a snapshot once for all who want it at about the same time: what a name stands for never changes. The
 * thread that reads it has other things to do, such as storing what people draw.
 */
export function shareParts(read: ReadPart, clock: Clock): ReadPart {
  const parts = new Map<string, ReturnType<ReadPart>>();

  const forget = (key: string, part: ReturnType<ReadPart>): void => {
    if (parts.get(key) === part) parts.delete(key);
  };

  const keep = (key: string, part: ReturnType<ReadPart>): void => {
    parts.set(key, part);
    const [oldest = ''] = parts.keys();
    if (parts.size > MAX_PARTS) parts.delete(oldest);
    clock.after(KEEP_MS, () => forget(key, part));
    // What could not be read, or is not there, is looked for anew.
    part.then(
      (found) => found ?? forget(key, part),
      () => forget(key, part),
    );
  };

  return (boardId, name, index) => {
    const key = `${boardId}/${name}/${index}`;
    const known = parts.get(key);
    if (known !== undefined) return known;
    const part = read(boardId, name, index);
    keep(key, part);
    return part;
  };
}
