import type { Activity } from '@drawbridge/board';
import type { Collaborator } from '../collaborators/collaborator.ts';
import type { Followed, Following } from './following.ts';
import { type Invitation, type Presenting, presenterOf } from './presenting.ts';

/** Another person here, as a list of people shows them. */
export interface Companion {
  readonly peerId: number;
  readonly name: string;
  /** #rrggbb */
  readonly color: string;
  readonly activity: Activity;
  /** The peer whom they follow; `'us'` when that is this person. */
  readonly following: number | 'us' | undefined;
  readonly isPresenting: boolean;
  /** The name is no choice of theirs. */
  readonly isSignedIn?: true;
}

/** Who is here and how they stand to each other; replaced only when something in it changed, which no cursor does. */
export interface CompanyUi {
  readonly others: readonly Companion[];
  readonly following: Followed | undefined;
  readonly invitation: Invitation | undefined;
  /** We bring everyone to ourselves. */
  readonly isPresenting: boolean;
  /** We say something at our cursor. */
  readonly isChatting: boolean;
}

interface CompanyDeps {
  readonly others: readonly Collaborator[];
  readonly self: number | undefined;
  readonly following: Following;
  readonly presenting: Presenting;
  readonly isChatting: boolean;
}

export function readCompanyUi({ others, self, following, presenting, isChatting }: CompanyDeps): CompanyUi {
  const isPresenting = presenting.turn !== undefined;
  const presenter = isPresenting ? undefined : presenterOf(others);
  return {
    others: others.map(({ peerId, name, color, isSignedIn, presence }) => ({
      peerId,
      name,
      color,
      activity: presence?.activity ?? 'active',
      following: presence?.following === self && self !== undefined ? 'us' : presence?.following,
      isPresenting: presenter?.peerId === peerId,
      ...(isSignedIn && { isSignedIn }),
    })),
    following: following.current,
    invitation: presenting.invitation,
    isPresenting,
    isChatting,
  };
}

/** `current` itself if nothing in `next` differs; of the people, those that are the same. */
export function keepSame(current: CompanyUi, next: CompanyUi): CompanyUi {
  const areOthersSame =
    current.others.length === next.others.length &&
    next.others.every((one, at) => isSameCompanion(one, current.others[at]));
  const others = areOthersSame ? current.others : next.others;
  const kept = { ...next, others };
  return UI_FIELDS.every((field) => kept[field] === current[field]) ? current : kept;
}

const UI_FIELDS = ['others', 'following', 'invitation', 'isPresenting', 'isChatting'] as const;
const COMPANION_FIELDS = [
  'peerId',
  'name',
  'color',
  'activity',
  'following',
  'isPresenting',
  'isSignedIn',
] as const;

function isSameCompanion(one: Companion, other: Companion | undefined): boolean {
  return COMPANION_FIELDS.every((field) => one[field] === other?.[field]);
}
