import type { LivePerson, LiveRoom } from '@drawbridge/protocol';
import { BoardId } from './BoardId.tsx';
import type { PartProps } from './part.ts';
import { countWords, sizeWords } from './sizeWords.ts';

interface RoomProps extends Pick<PartProps, 'onAct'> {
  readonly room: LiveRoom;
  /** Where it is, if it could be elsewhere. */
  readonly node: string | undefined;
}

/** A board that people have open, who they are, and what one can do about them. */
export function Room({ room, node, onAct }: RoomProps) {
  const { boardId, people, shapes, bytes, head, isStoring } = room;
  return (
    <li className="room" data-board={boardId}>
      <div className="row-head">
        <BoardId id={boardId} />
        <span className="row-buttons">
          {(['lock', 'close'] as const).map((kind) => (
            <button
              key={kind}
              type="button"
              className="button outlined"
              aria-label={`${kind === 'lock' ? 'Lock' : 'Close room'} ${boardId}`}
              onClick={() => onAct({ boardId, action: { kind } })}
            >
              {kind === 'lock' ? 'Lock' : 'Close room'}
            </button>
          ))}
        </span>
      </div>
      <p className="row-words">
        {countWords(people.length, 'person', 'people')} · {countWords(shapes, 'shape', 'shapes')} ·{' '}
        {sizeWords(bytes)} · entry {head.toLocaleString('en')}
        {isStoring ? ' · storing' : ''}
        {node === undefined ? '' : ` · at ${node}`}
      </p>
      {people.length === 0 ? (
        <p className="row-words">Everybody has left; the room closes within a minute.</p>
      ) : (
        <ul className="people" aria-label={`People on ${boardId}`}>
          {people.map((person) => (
            <Person key={person.peerId} boardId={boardId} person={person} onAct={onAct} />
          ))}
        </ul>
      )}
    </li>
  );
}

interface PersonProps extends Pick<PartProps, 'onAct'> {
  readonly boardId: string;
  readonly person: LivePerson;
}

const ROLE_WORDS = { view: 'looks', comment: 'comments', edit: 'draws', own: 'owns' } as const;

function Person({ boardId, person, onAct }: PersonProps) {
  const { peerId, name, isSignedIn, role, transport, backlogBytes, isLagging } = person;
  return (
    <li>
      <span className="person-name">{name}</span>
      <span className="person-words">
        {ROLE_WORDS[role]}
        {isSignedIn ? ' · signed in' : ''} · {transport}
        {backlogBytes > 0 ? ` · ${sizeWords(backlogBytes)} waiting` : ''}
      </span>
      {isLagging ? <span className="badge warn">Too slow</span> : null}
      <button
        type="button"
        className="button"
        aria-label={`Remove ${name}`}
        onClick={() => onAct({ boardId, action: { kind: 'kick', peerId }, person: name })}
      >
        Remove
      </button>
    </li>
  );
}
