import { type Refused, refused } from '../refused.ts';
import type { ReadResult } from '../report.ts';

/** What reading a file of tldraw comes to. */
export type TldrawResult = ReadResult | TldrawRefusal;

export interface TldrawRefusal extends Refused {
  readonly reason: RefusalReason;
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
  return { ...refused(REFUSALS[reason]), reason };
}
