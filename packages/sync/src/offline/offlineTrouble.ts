import type { OfflineTrouble } from './offlineCopy.ts';
import { DeadlinePassed } from './withDeadline.ts';

/** What to tell the person about an error of IndexedDB. */
export function troubleOf(error: unknown): OfflineTrouble {
  return {
    code: isQuotaError(error) ? 'quota' : 'unavailable',
    message: `This browser cannot keep a copy of the board: ${reasonOf(error)}. Your changes are still sent to the server.`,
  };
}

export function isQuotaError(error: unknown): boolean {
  return nameOf(error) === 'QuotaExceededError';
}

function reasonOf(error: unknown): string {
  if (error instanceof DeadlinePassed) return 'its storage does not answer';
  switch (nameOf(error)) {
    case 'QuotaExceededError':
      return 'there is no space left for this site';
    case 'VersionError':
      return 'a newer version of this page is open in another tab, reload this one';
    // Firefox before 115 in private windows, and browsers that are told to store nothing.
    case 'InvalidStateError':
    case 'SecurityError':
    case 'NotAllowedError':
      return 'it does not let this site store anything, as in a private window';
    default:
      return 'its storage failed';
  }
}

function nameOf(error: unknown): string | undefined {
  return error instanceof Error || error instanceof DOMException ? error.name : undefined;
}
