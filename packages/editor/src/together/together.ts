import { type Activity, type Company, createListeners, type Point, type Reaction } from '@drawbridge/board';
import type { Clock } from '../clock.ts';
import type { Collaborators } from '../collaborators/collaborators.ts';
import type { Viewport } from '../viewport.ts';
import type { Chats } from './chats.ts';
import { type CompanyUi, keepSame, readCompanyUi } from './companyUi.ts';
import { createFollowing, type FollowEnd, type Followed } from './following.ts';
import { createPresenting } from './presenting.ts';

/** Others and us: who follows whom, who brings everyone to themselves, and how present we are. */
export interface Together {
  /** Immutable; a new object only when something in it changed. */
  readonly current: CompanyUi;
  /** At most once per frame. */
  onChange(listener: () => void): () => void;
  /** As the room knows us; `undefined` while there is no room. */
  setSelf(peerId: number | undefined): void;
  setActivity(activity: Activity): void;
  /** Our view keeps to theirs until we move it ourselves. */
  follow(peerId: number): void;
  /** False when nobody is followed. */
  unfollow(): boolean;
  /** Asks everybody to follow us, who then do. Takes it over from whoever did it before. */
  bringEveryone(): void;
  /** Whoever was brought goes where they like. */
  letEveryoneGo(): void;
  answerInvitation(follows: boolean): void;
  /** Words at our cursor, which others see as they are typed. */
  readonly chat: Pick<Chats, 'open' | 'write' | 'close'>;
  /** An emoji that everybody sees rise from where we are. */
  react(reaction: Reaction): void;
  /** Where that is: the pointer, or the middle of the view. In page px. */
  readonly place: Point;
}

/** What the rest of the editor does with it. */
export interface TogetherParts extends Together {
  /** For our own presence. */
  readonly company: Company;
  followCamera(): void;
  /** The user began something on the canvas. */
  press(): void;
  /** The others changed. */
  refresh(): void;
  advance(nowMs: number, isStill: boolean): boolean;
  publish(): void;
  destroy(): void;
}

interface TogetherDeps {
  readonly clock: Clock;
  readonly random: () => number;
  readonly viewport: Viewport;
  readonly collaborators: Collaborators;
  readonly chats: Chats;
  readonly react: (reaction: Reaction) => void;
  readonly place: () => Point;
  readonly isBusy: () => boolean;
  readonly say: (words: string) => void;
  readonly onNotice: (words: string) => void;
  readonly onChange: () => void;
}

export function createTogether(deps: TogetherDeps): TogetherParts {
  const { collaborators, viewport, chats, say, onChange } = deps;
  const listeners = createListeners<[]>();
  const others = () => collaborators.list;
  let self: number | undefined;
  let activity: Activity = 'active';

  const following = createFollowing({ viewport, others, self: () => self, onStart: begin, onEnd: end });
  const presenting = createPresenting({ ...deps, others, self: () => self, following });
  const read = () =>
    readCompanyUi({ others: others(), self, following, presenting, isChatting: chats.isOpen });
  let current = read();

  function begin({ name, isBrought }: Followed): void {
    say(
      isBrought
        ? `${name} brings everyone along. Escape stops following.`
        : `Following ${name}. Escape stops.`,
    );
    onChange();
  }

  function end(ended: Followed, why: FollowEnd): void {
    presenting.followed(ended, why);
    // Without a room everybody is gone, and has not left.
    say(endWords(ended, why === 'gone' && self === undefined ? 'released' : why));
    onChange();
  }

  function follow(peerId: number): void {
    if (presenting.invitation?.peerId === peerId) presenting.answer(true);
    if (following.current?.peerId === peerId || following.start(peerId, false)) return;
    const other = others().find((one) => one.peerId === peerId);
    if (other) deps.onNotice(`${other.name} follows you, so you cannot follow ${other.name}.`);
  }

  return {
    get current() {
      return current;
    },
    onChange: listeners.add,
    setSelf(peerId) {
      if (peerId === self) return;
      self = peerId;
      onChange();
    },
    setActivity(next) {
      activity = next;
      onChange();
    },
    follow,
    unfollow() {
      const isFollowing = following.current !== undefined;
      following.stop('own');
      return isFollowing;
    },
    bringEveryone() {
      presenting.begin();
      say('Everyone is brought to you.');
    },
    letEveryoneGo() {
      presenting.end();
      say('Everyone goes where they like.');
    },
    answerInvitation: presenting.answer,
    chat: chats,
    react: deps.react,
    get place() {
      return deps.place();
    },
    get company() {
      const followed = following.current?.peerId;
      const { turn } = presenting;
      return {
        ...(activity !== 'active' && { activity }),
        ...(followed !== undefined && { following: followed }),
        ...(turn !== undefined && { bringing: turn }),
      };
    },
    followCamera: following.followCamera,
    press: () => following.stop('own'),
    refresh() {
      following.refresh();
      presenting.refresh();
    },
    advance: following.advance,
    publish() {
      const next = keepSame(current, read());
      if (next === current) return;
      current = next;
      listeners.notify();
    },
    destroy: listeners.clear,
  };
}

function endWords({ name }: Followed, why: FollowEnd): string {
  switch (why) {
    case 'own':
      return `Stopped following ${name}.`;
    case 'gone':
      return `${name} has left.`;
    case 'circle':
      return `${name} follows you.`;
    case 'released':
      return `No longer following ${name}.`;
  }
}
