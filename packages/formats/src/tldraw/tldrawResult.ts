import type { ReadResult } from '../report.ts';

/** What reading a file of tldraw comes to. */
export type TldrawResult = ReadResult | TldrawRefusal;

export interface TldrawRefusal {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  /** For whoever opened it. */
  readonly words: string;
}

export type RefusalReason = keyof typeof REFUSALS;

const REFUSALS = {
  notTldraw: 'This is not a file of tldraw.',
  oldApp:
    'This file is of the first tldraw, from before 2023. Open it at tldraw.com, which brings it up to date, and save it there.',
  tooNew: 'This file was saved by a newer tldraw than is known here.',
  invalid: 'This file of tldraw is damaged: what should be its list of shapes cannot be read.',
} as const;

export function refuse(reason: RefusalReason): TldrawRefusal {
  return { kind: 'refused', reason, words: REFUSALS[reason] };
}
