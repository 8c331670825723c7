import type { Notice } from '@drawbridge/sync';
import type { ConnectionView } from './connectionView.ts';

export interface ShownNotice {
  readonly code: Notice['code'];
  readonly message: string;
  /** It holds for as long as the board is open: one may put it away. The others go when the trouble does. */
  readonly isLasting: boolean;
}

const LASTING: ReadonlySet<string> = new Set(['damaged', 'filling', 'offlineCopy']);

/** The provider's notice as long as it tries to go on, also before the board opened; a stop has words of its own. */
export function shownNotice({
  status,
  notice,
}: Pick<ConnectionView, 'status' | 'notice'>): ShownNotice | undefined {
  if (notice === undefined || status.kind === 'stopped') return undefined;
  const { code, message } = notice;
  return { code, message, isLasting: LASTING.has(code) };
}
