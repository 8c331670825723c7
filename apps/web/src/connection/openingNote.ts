import type { ConnectionView } from './connectionView.ts';

/** What an empty canvas says of a board that is not there yet. */
export interface OpeningNote {
  readonly title: string;
  readonly text?: string;
  readonly progress?: NonNullable<ConnectionView['progress']>;
}

type Facts = Pick<ConnectionView, 'status' | 'opened' | 'isStale' | 'progress' | 'notice'>;

const UNANSWERED: OpeningNote = {
  title: 'The server does not answer and this board is not on this device.',
  text: 'It opens when the server is back. You can already draw.',
};

/** What a server says that does answer, and does not open the board. */
const REFUSED: Readonly<Record<string, OpeningNote>> = {
  full: {
    title: 'This board is full.',
    text: 'As many people are on it as may be. It opens as soon as somebody leaves. You can already draw.',
  },
  storage: {
    title: 'The server cannot read this board at the moment.',
    text: 'It opens as soon as it can be read. You can already draw.',
  },
  scattered: {
    title: 'The servers of this board cannot be reached from here.',
    text: 'It opens when that is mended, or in a network that lets WebSocket through. You can already draw.',
  },
};

const LATER = 'It opens when the network is back. You can already draw.';

/** Undefined when what is shown is the board: there is nothing to wait for. */
export function openingNote({ status, opened, isStale, progress, notice }: Facts): OpeningNote | undefined {
  if (opened || isStale) return undefined;
  switch (status.kind) {
    case 'offline':
      return { title: 'You are offline and this board is not on this device.', text: LATER };
    case 'connecting':
      return status.attempt > 1 ? unanswered(notice) : opening(progress);
    case 'retrying':
      return unanswered(notice);
    default:
      return opening(progress);
  }
}

function unanswered(notice: Facts['notice']): OpeningNote {
  return (notice && REFUSED[notice.code]) ?? UNANSWERED;
}

function opening(progress: Facts['progress']): OpeningNote {
  return { title: 'Opening board…', ...(progress && { progress }) };
}
