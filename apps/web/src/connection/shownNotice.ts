import type { ConnectionView } from './connectionView.ts';

export interface ShownNotice {
  readonly message: string;
  /** Leaves the line below the top bar to the status, which has it on small screens while not connected. */
  readonly isBelowStatus: boolean;
}

/** The provider's notice as long as it tries to go on, also before the board opened; a stop has words of its own. */
export function shownNotice({
  status,
  notice,
}: Pick<ConnectionView, 'status' | 'notice'>): ShownNotice | undefined {
  if (notice === undefined || status.kind === 'stopped') return undefined;
  return { message: notice.message, isBelowStatus: status.kind !== 'synced' };
}
