import type { ConnectionView } from './connectionView.ts';

/** What an empty canvas says of a board that is not there yet. */
export interface OpeningNote {
  readonly title: string;
  readonly text?: string;
  readonly progress?: NonNullable<ConnectionView['progress']>;
}

type Facts = Pick<ConnectionView, 'status' | 'opened' | 'isStale' | 'progress'>;

const UNANSWERED: OpeningNote = {
  title: 'The server does not answer and this board is not on this device.',
  text: 'It opens when the server is back. You can already draw.',
};

const LATER = 'It opens when the network is back. You can already draw.';

/** Undefined when what is shown is the board: there is nothing to wait for. */
export function openingNote({ status, opened, isStale, progress }: Facts): OpeningNote | undefined {
  if (opened || isStale) return undefined;
  switch (status.kind) {
    case 'offline':
      return { title: 'You are offline and this board is not on this device.', text: LATER };
    case 'connecting':
      return status.attempt > 1 ? UNANSWERED : opening(progress);
    case 'retrying':
      return UNANSWERED;
    default:
      return opening(progress);
  }
}

function opening(progress: Facts['progress']): OpeningNote {
  return { title: 'Opening board…', ...(progress && { progress }) };
}
