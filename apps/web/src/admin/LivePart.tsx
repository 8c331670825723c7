import type { AdminLive, LivePerson, LiveRoom } from '@drawbridge/protocol';
import { Coffee, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { BoardId } from './BoardId.tsx';
import type { PartProps } from './part.ts';
import { countWords, sizeWords } from './sizeWords.ts';
import { TroubleNote } from './TroubleNote.tsx';
import { useAsked } from './useAsked.ts';

/** Somebody who watches sees people come and go; nobody notices on the server. */
const LOOK_MS = 3_000;

/** What goes on now: the server, its rooms, who is in them. */
export function LivePart({ requests, onSignedOut, onAct, changes }: PartProps) {
  const { value: live, trouble, askAgain } = useAsked(requests.live, { onSignedOut, everyMs: LOOK_MS });
  // Not at the first showing, which asks by itself.
  useEffect(() => {
    if (changes > 0) askAgain();
  }, [changes, askAgain]);
  return (
    <section aria-labelledby="live-heading">
      <h2 id="live-heading">Live</h2>
      <TroubleNote text={trouble} onAgain={askAgain} />
      {live ? <Shown live={live} onAct={onAct} /> : null}
    </section>
  );
}

function Shown({ live, onAct }: { readonly live: AdminLive } & Pick<PartProps, 'onAct'>) {
  const people = live.rooms.reduce((sum, room) => sum + room.people.length, 0);
  const rooms = [...live.rooms].sort((a, b) => b.people.length - a.people.length);
  return (
    <>
      {live.trouble === undefined ? null : (
        <p className="admin-note" role="alert">
          <TriangleAlert aria-hidden="true" />
          <span>Changes cannot be stored: {live.trouble}</span>
        </p>
      )}
      <dl className="figures">
        <Figure name="People" value={people.toLocaleString('en')} />
        <Figure name="Rooms" value={rooms.length.toLocaleString('en')} />
        <Figure name="Connections" value={live.sockets.toLocaleString('en')} />
        <Figure name="Memory" value={sizeWords(live.memoryBytes)} />
        <Figure name="Running for" value={durationWords(live.uptimeMs)} />
        <Figure name="Version" value={live.version} />
      </dl>
      {rooms.length === 0 ? (
        <div className="admin-empty">
          <Coffee aria-hidden="true" />
          <h3>Nobody is here</h3>
          <p>Boards that people have open are listed here, with who is on them.</p>
        </div>
      ) : (
        <ul className="rooms" aria-label="Rooms">
          {rooms.map((room) => (
            <Room key={room.boardId} room={room} onAct={onAct} />
          ))}
        </ul>
      )}
    </>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Room({ room, onAct }: { readonly room: LiveRoom } & Pick<PartProps, 'onAct'>) {
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

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** "5 min", "3 h 20 min", "12 d 4 h". */
function durationWords(ms: number): string {
  const [days, hours, minutes] = [ms / DAY_MS, (ms % DAY_MS) / HOUR_MS, (ms % HOUR_MS) / MINUTE_MS].map(
    Math.floor,
  );
  if (days) return `${days} d ${hours} h`;
  return hours ? `${hours} h ${minutes} min` : `${minutes} min`;
}
