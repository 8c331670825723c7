import type { Companion } from '@drawbridge/editor';

type Noted = Pick<Companion, 'activity' | 'following' | 'isPresenting'>;

/** What there is to know about somebody beside their name: "Idle, follows you". Nothing, mostly. */
export function noteOn({ activity, following, isPresenting }: Noted): string | undefined {
  const notes = [
    isPresenting && 'brings everyone along',
    activity !== 'active' && activity,
    following === 'us' && 'follows you',
  ].filter((note) => note !== false);
  const [first, ...rest] = notes;
  return first && [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ');
}

/** The name of a face: what a press on it does, and how present the person is. */
export function faceLabel(person: Noted & Pick<Companion, 'name'>, isFollowed: boolean): string {
  const note = noteOn(person);
  const verb = isFollowed ? 'Stop following' : 'Follow';
  return note === undefined ? `${verb} ${person.name}` : `${verb} ${person.name} (${note.toLowerCase()})`;
}

/** "Also here: Ada, Bo and 3 more". */
export function othersLabel(others: readonly { readonly name: string }[]): string {
  const names = others.slice(0, MAX_NAMES).map(({ name }) => name);
  const more = others.length - names.length;
  return `Also here: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Names in the tooltip of the others. */
const MAX_NAMES = 6;
