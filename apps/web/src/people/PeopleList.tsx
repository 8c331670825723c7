import { REACTIONS } from '@drawbridge/board';
import type { Companion, Editor } from '@drawbridge/editor';
import { Check, Users } from 'lucide-react';
import { useState } from 'react';
import { Avatar } from '../chrome/Avatar.tsx';
import { hasFeature } from '../features.ts';
import { walkButtons } from '../keyboard/walkButtons.ts';
import { focusCanvas } from '../parts/focusCanvas.ts';
import { useSource } from '../parts/useSource.ts';
import { RemoveButton, type RemovePerson, RemoveQuestion } from './RemovePerson.tsx';
import { SignedInMark } from './SignedInMark.tsx';
import { noteOn } from './words.ts';

export interface PeopleListProps {
  readonly editor: Editor;
  /** For owners of the board. */
  readonly onRemove: RemovePerson | undefined;
  /** Something was chosen: the list has served. */
  readonly onDone: () => void;
}

/** Everybody else here: how present they are, whom to follow, and for owners whom to send away. */
export function PeopleList({ editor, onRemove, onDone }: PeopleListProps) {
  const { together } = editor;
  const { others, following, isPresenting } = useSource(together);
  const [askedPeerId, setAskedPeerId] = useState<number>();
  const done = (run: () => void) => () => {
    run();
    onDone();
    focusCanvas();
  };
  return (
    <>
      <h2 className="people-title">Also here ({others.length})</h2>
      <div
        role="toolbar"
        aria-label={onRemove ? 'Follow or remove' : 'Follow'}
        aria-orientation="vertical"
        className="people"
        onKeyDown={walkButtons}
      >
        {others.map((person, at) => {
          const isFollowed = person.peerId === following?.peerId;
          if (onRemove && person.peerId === askedPeerId) {
            return (
              <RemoveQuestion
                key={person.peerId}
                name={person.name}
                onRemove={done(() => onRemove(person))}
                onKeep={() => setAskedPeerId(undefined)}
              />
            );
          }
          return (
            <div key={person.peerId} className="person-row">
              <PersonButton
                person={person}
                isFollowed={isFollowed}
                hasTabStop={at === 0}
                onPress={done(() => (isFollowed ? together.unfollow() : together.follow(person.peerId)))}
              />
              {onRemove ? (
                <RemoveButton name={person.name} onPress={() => setAskedPeerId(person.peerId)} />
              ) : null}
            </div>
          );
        })}
      </div>
      <div className="people-together">
        {hasFeature('reactions') ? <Reactions react={together.react} /> : null}
        <button
          type="button"
          className="button outlined"
          onClick={done(isPresenting ? together.letEveryoneGo : together.bringEveryone)}
        >
          <Users aria-hidden="true" />
          {isPresenting ? 'Stop bringing everyone to me' : 'Bring everyone to me'}
        </button>
      </div>
    </>
  );
}

/** A row of emoji; it stays, for who is very enthusiastic. */
function Reactions({ react }: Pick<Editor['together'], 'react'>) {
  return (
    <div role="toolbar" aria-label="React" className="reactions" onKeyDown={walkButtons}>
      {REACTIONS.map((reaction, at) => (
        <button
          key={reaction.name}
          type="button"
          className="reaction"
          tabIndex={at === 0 ? 0 : -1}
          aria-label={`React with ${reaction.name}`}
          onClick={() => react(reaction)}
        >
          {reaction.emoji}
        </button>
      ))}
    </div>
  );
}

interface PersonButtonProps {
  readonly person: Companion;
  readonly isFollowed: boolean;
  /** Arrows go from one to the next; Tab crosses fifty of them in one step. */
  readonly hasTabStop: boolean;
  readonly onPress: () => void;
}

function PersonButton({ person, isFollowed, hasTabStop, onPress }: PersonButtonProps) {
  const note = noteOn(person);
  return (
    <button
      type="button"
      className="person"
      data-activity={person.activity}
      tabIndex={hasTabStop ? 0 : -1}
      onClick={onPress}
    >
      <Avatar profile={person} />
      <span className="person-words">
        <span className="person-name">
          {person.name}
          {person.isSignedIn ? <SignedInMark /> : null}
        </span>
        {note === undefined ? null : <span className="person-note">{note}</span>}
      </span>
      <span className="person-verb">
        {isFollowed ? <Check aria-hidden="true" /> : null}
        {isFollowed ? 'Stop following' : 'Follow'}
      </span>
    </button>
  );
}
