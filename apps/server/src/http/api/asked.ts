import type { AuditAction, Deed } from '@drawbridge/protocol';
import type { Pass } from '../../access/pass.ts';

/** A request about a board, of a program that may ask for it. */
export interface Asked {
  readonly boardId: string;
  readonly pass: Pass;
  /** Of what is asked for on the board; empty where it is the board itself, or a list. */
  readonly id: string;
  readonly note: Note;
}

/** Puts into the audit log what was done on the program’s behalf. Nothing in it may be a secret. */
export type Note = (did: AuditAction, about: NonNullable<Deed['about']>) => void;
