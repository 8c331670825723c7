import type { Report } from '@drawbridge/formats';
import type { Feature } from '@drawbridge/protocol';
import { hasFeature } from '../features.ts';
import type { ReadyBoard } from './readyFile.ts';

/** What of a file boards take here: what is turned off on this server is left out, and the report says so. */
export function withoutTurnedOff(
  ready: ReadyBoard,
  has: (feature: Feature) => boolean = hasFeature,
): ReadyBoard {
  const comments = has('comments') ? ready.comments : [];
  const library = has('library') ? ready.library : [];
  const lines = [
    ...leftOut('Comments, which are turned off on this server', ready.comments.length - comments.length),
    ...leftOut(
      'Items of the library, which is turned off on this server',
      ready.library.length - library.length,
    ),
  ];
  return {
    ...ready,
    comments,
    library,
    report: { ...ready.report, lines: [...ready.report.lines, ...lines] },
  };
}

function leftOut(words: string, count: number): Report['lines'] {
  return count > 0 ? [{ fate: 'left out', words, count }] : [];
}
