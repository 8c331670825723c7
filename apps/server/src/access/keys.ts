import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** More than anybody can guess, so that a plain hash keeps it: there is nothing to try. */
const KEY_BYTES = 32;

/** The secret of a link. */
export function createKey(): string {
  return randomBytes(KEY_BYTES).toString('base64url');
}

/** What is kept of a key. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** Whether two secrets are the same, in a time that tells nothing about where they differ. */
export function isSameSecret(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(a)), Buffer.from(hashOf(b)));
}
