import type { Content } from './content.ts';
import type { Place } from './place.ts';
import { Refused } from './updateReader.ts';

/** Types within each other below the root: a shape, a field of it, and one to spare. Readers walk them recursively. */
const MAX_TYPE_DEPTH = 3;

/** Refuses content that cannot be where it is. Of an unknown place nothing is refused. */
export function checkPlace(place: Place, content: Content, hasRightNeighbour: boolean): void {
  if (content.kind === 'type' && place.depth > MAX_TYPE_DEPTH) {
    throw new Refused('The update nests maps too deep.');
  }
  if (place.kind === 'field') checkField(content, hasRightNeighbour);
  else if (place.kind === 'run') checkRun(content);
}

/** A map chains the values of one key to the left only, each on the one it replaces. */
function checkField(content: Content, hasRightNeighbour: boolean): void {
  if (content.kind === 'string' || content.kind === 'mark') {
    throw new Refused('The update puts text where a field is.');
  }
  if (hasRightNeighbour) throw new Refused('The update inserts between the values of a field.');
}

function checkRun(content: Content): void {
  if (content.kind !== 'string' && content.kind !== 'mark' && content.kind !== 'deleted') {
    throw new Refused('A board has no lists.');
  }
}
