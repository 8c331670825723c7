import { type Profile, parseDone } from '@drawbridge/protocol';
import type { Requester } from '../connection/requester.ts';

/** How this person wants to be seen, and what the room knows of it. */
export interface ProfileSender {
  readonly current: Profile;
  /** Tells the room, if it knows us. */
  set(profile: Profile): void;
  /** Joined as `known`: says what changed since that was asked for. */
  joined(known: Profile): void;
  /** The connection is gone: the next join says it. */
  pause(): void;
}

export function createProfileSender(initial: Profile, requester: Requester): ProfileSender {
  let current = profileOf(initial);
  /** What the room has taken; absent while not joined. */
  let known: Profile | undefined;

  /** A profile that the room does not take is given up: with it the next join would be refused. */
  const send = (): void => {
    const sent = current;
    requester.request('profile:set', sent, parseDone, (reply) => {
      if (reply.ok) known = sent;
      else current = known ?? current;
    });
  };

  return {
    get current() {
      return current;
    },
    set(profile) {
      current = profileOf(profile);
      if (known) send();
    },
    joined(joinedAs) {
      known = joinedAs;
      if (current !== joinedAs) send();
    },
    pause() {
      known = undefined;
    },
  };
}

/** Without whatever else the caller's object carries: the server refuses what it does not know. */
function profileOf({ name, color }: Profile): Profile {
  return { name, color };
}
