import type { ConnectionView } from './connectionView.ts';

/** The phrases that several parts of the page share, so that one thing is said in one way. */

export function countChanges(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`;
}

export function countShapes(count: number): string {
  return count === 1 ? '1 shape' : `${count} shapes`;
}

/** What is kept in a tab is gone with it; what is kept on the device is not. */
export function placeWords(keptOn: ConnectionView['keptOn']): string {
  return keptOn === 'device' ? 'on this device' : 'in this tab';
}

export function keptWords(count: number, keptOn: ConnectionView['keptOn']): string {
  return `${countChanges(count)} kept ${placeWords(keptOn)}`;
}

type Loaded = Pick<NonNullable<ConnectionView['progress']>, 'loadedBytes' | 'totalBytes'>;

const BYTES_PER_MB = 1_000_000;

/** Such as "12 of 48 MB"; the total may be unknown, and is then left out. */
export function loadedWords({ loadedBytes, totalBytes }: Loaded): string {
  return totalBytes > 0
    ? `${megabytes(loadedBytes)} of ${megabytes(totalBytes)} MB`
    : `${megabytes(loadedBytes)} MB`;
}

function megabytes(bytes: number): string {
  const count = bytes / BYTES_PER_MB;
  return count < 10 ? count.toFixed(1) : String(Math.round(count));
}
