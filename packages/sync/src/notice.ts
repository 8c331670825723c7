import type { Filling, Refusal } from '@drawbridge/protocol';

/** A trouble that is being dealt with, or that a person should know of. */
export interface Notice {
  readonly code: Refusal['error'] | 'damaged' | 'filling' | 'offlineCopy' | 'scattered';
  /** In plain words. */
  readonly message: string;
}

/** What there may be to tell, the most pressing first. */
export interface Troubles {
  /** Why local changes are not stored. */
  readonly push: Refusal | undefined;
  /** There are local changes, and this client may not write. */
  readonly isHeld: boolean;
  /** Why the room could not be joined. */
  readonly join: Notice | undefined;
  readonly isDamaged: boolean;
  /** Why this browser keeps no copy. */
  readonly copy: string | undefined;
  /** Present when the board is nearly full. */
  readonly filling: Filling | undefined;
}

export const FAILED: Notice = {
  code: 'storage',
  message: 'The server could not read this board from its disk. Trying again.',
};

/** For the person, and for whoever that person asks. */
export const SCATTERED: Notice = {
  code: 'scattered',
  message:
    'Cannot connect: WebSocket does not get through from here, and without it all requests of a visit must reach the same server, which they do not. Whoever runs the servers has to let the proxy route by board. Trying again.',
};

const DAMAGED: Notice = {
  code: 'damaged',
  message: 'A part of this board is damaged on the server. It is not shown, nor is what was built on it.',
};

const HELD: Notice = {
  code: 'readonly',
  message:
    'Not saved: you may not draw on this board now. Your changes are kept here, and sent when you may again.',
};

export function pickNotice({ push, isHeld, join, isDamaged, copy, filling }: Troubles): Notice | undefined {
  if (isHeld) return HELD;
  if (push) return toNotice(push);
  if (join) return join;
  if (isDamaged) return DAMAGED;
  if (copy !== undefined) return { code: 'offlineCopy', message: copy };
  return filling && { code: 'filling', message: describeFilling(filling) };
}

/** Puts what the provider does about a refusal in front of the server's reason. */
function toNotice({ error, message }: Refusal): Notice {
  const lead = error === 'quota' ? 'Not saved.' : 'Not saved yet, trying again.';
  return { code: error, message: `${lead} ${message}` };
}

function describeFilling({ bytes, maxBytes, shapes, maxShapes }: Filling): string {
  const percent = Math.floor(Math.max(bytes / maxBytes, shapes / maxShapes) * 100);
  if (percent >= 100) return 'This board is full: only deleting works. Delete something to make room.';
  return `This board is nearly full (${percent} %). When it is full, only deleting works.`;
}
