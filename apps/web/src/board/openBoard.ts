import type { BoardAccess } from '../access/boardAccess.ts';
import type { Files } from '../files/files.ts';
import type { Sessions } from '../sessions/sessions.ts';

/** A board that this page shows: its sessions, one after the other, and its images, which outlive them. */
export interface OpenBoard {
  readonly boardId: string;
  /** Origin of its server. */
  readonly url: string;
  readonly sessions: Sessions;
  readonly files: Files;
  readonly access: BoardAccess;
}
