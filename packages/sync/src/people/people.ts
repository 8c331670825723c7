import { type Joined, type Peer, type Profile, parseDone, type Reply } from '@drawbridge/protocol';
import type { Clock } from '../clock.ts';
import type { BoardSocket } from '../connection/boardSocket.ts';
import type { Requester } from '../connection/requester.ts';
import { createPresenceReceiver, type PresenceMessage } from './presenceReceiver.ts';
import { createPresenceSender } from './presenceSender.ts';
import { createProfileSender } from './profileSender.ts';
import { createRoster } from './roster.ts';

/** Who is in the room and what they do, and what the room is told of this person. Nothing of it is stored. */
export interface People {
  /** Everybody else. */
  readonly peers: ReadonlyMap<number, Peer>;
  /** As the room knows us; absent until joined. */
  readonly self: Peer | undefined;
  /** How this person wants to be seen. */
  readonly profile: Profile;
  setProfile(profile: Profile): void;
  setPresence(state: Uint8Array): void;
  sendDraft(draft: Uint8Array): void;
  /** Ends the session of somebody else here. */
  remove(peerId: number, onReply: (reply: Reply) => void): void;
  onPresence(listener: (message: PresenceMessage) => void): () => void;
  begin(joined: Pick<Joined, 'peerId' | 'name' | 'peers'>, as: Profile): void;
  /** The connection is gone. */
  pause(): void;
  stop(): void;
}

export interface PeopleDeps {
  readonly socket: BoardSocket;
  readonly clock: Clock;
  readonly requester: Requester;
  readonly profile: Profile;
  readonly onChange: () => void;
}

export function createPeople({ socket, clock, requester, profile: initial, onChange }: PeopleDeps): People {
  const profile = createProfileSender(initial, requester);
  const presence = createPresenceSender({ socket, clock });
  const roster = createRoster(socket, onChange);
  const heard = createPresenceReceiver(socket, () => roster.self?.peerId);
  return {
    peers: roster.peers,
    get self() {
      return roster.self;
    },
    get profile() {
      return profile.current;
    },
    setProfile: profile.set,
    setPresence: presence.setState,
    sendDraft: presence.addDraft,
    remove: (peerId, onReply) => requester.request('peer:remove', { peerId }, parseDone, onReply),
    onPresence: heard.onPresence,
    begin(joined, as) {
      roster.begin(joined, as);
      profile.joined(as);
      presence.start();
    },
    pause() {
      presence.pause();
      profile.pause();
      roster.pause();
    },
    stop() {
      heard.stop();
      roster.stop();
    },
  };
}
