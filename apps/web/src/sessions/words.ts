import type { ConnectionView } from '../connection/connectionView.ts';
import { countShapes } from '../connection/words.ts';
import type { Cause, Restored } from './sessions.ts';

type Place = ConnectionView['keptOn'];

const TITLES: Readonly<Record<Cause, string>> = {
  restored: 'This board was restored from an earlier copy.',
  damaged: 'A part of this board was lost on the server.',
};

/** What cannot be told apart from what others did: moves, restyling and deletions that the earlier copy does not know. */
const LATER = 'Later changes to its shapes are not in it.';

/** The question after a backup was restored, or a part of the board was lost. */
export interface RestoredWords {
  readonly title: string;
  readonly text: string;
  readonly putBack: string;
  readonly leaveOut: string;
  /** Afterwards, when they were put back. */
  readonly done: string;
}

export function restoredWords(
  { missingCount: count, missingComments: comments, cause }: Restored,
  keptOn: Place,
): RestoredWords {
  const things = thingWords(count - comments, comments);
  const isOne = count === 1;
  const missing = `${things} that you still have ${isOne ? 'is' : 'are'} not in it.`;
  const only = `${isOne ? 'It is' : 'They are'} ${onlyWords(keptOn)}`;
  return {
    title: TITLES[cause],
    text: count === 0 ? `No shape that you have is missing in it. ${LATER}` : `${missing} ${only}`,
    putBack: isOne ? 'Put it back' : 'Put them back',
    leaveOut: isOne ? 'Leave it out' : 'Leave them out',
    done: `${things} put back`,
  };
}

function thingWords(shapes: number, comments: number): string {
  const said = comments === 1 ? '1 comment' : `${comments} comments`;
  if (comments === 0) return countShapes(shapes);
  return shapes === 0 ? said : `${countShapes(shapes)} and ${said}`;
}

/** After a change was refused a second time; `reason` is the server's, in plain words. */
export function refusedWords(
  reason: string,
  keptOn: Place,
): { readonly title: string; readonly text: string } {
  return {
    title: 'Some of your changes could not be saved.',
    text: `${reason} Everything else on this board is kept. Those changes are ${onlyWords(keptOn)}`,
  };
}

function onlyWords(keptOn: Place): string {
  return keptOn === 'device'
    ? 'kept on this device until you decide.'
    : 'only in this tab now: decide before you close it.';
}
