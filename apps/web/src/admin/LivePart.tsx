import type { AdminLive } from '@drawbridge/protocol';
import { Coffee, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { LiveFigures } from './LiveFigures.tsx';
import { NodeList } from './NodeList.tsx';
import type { PartProps } from './part.ts';
import { Room } from './Room.tsx';
import { TroubleNote } from './TroubleNote.tsx';
import { useAsked } from './useAsked.ts';

/** Somebody who watches sees people come and go; nobody notices on the server. */
const LOOK_MS = 3_000;

/** What goes on now: the servers, their rooms, who is in them. */
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
  const { nodes, silent } = live;
  const areSeveral = nodes.length + silent.length > 1;
  const rooms = nodes
    .flatMap(({ name, rooms }) => rooms.map((room) => ({ ...room, node: name })))
    .sort((a, b) => b.people.length - a.people.length);
  return (
    <>
      {[...new Set(nodes.flatMap(({ trouble }) => trouble ?? []))].map((trouble) => (
        <p key={trouble} className="page-note admin-note" role="alert">
          <TriangleAlert aria-hidden="true" />
          <span>Changes cannot be stored: {trouble}</span>
        </p>
      ))}
      <LiveFigures live={live} />
      {areSeveral ? <NodeList live={live} /> : null}
      {rooms.length === 0 ? (
        <div className="page-empty">
          <Coffee aria-hidden="true" />
          <h3>Nobody is here</h3>
          <p>Boards that people have open are listed here, with who is on them.</p>
        </div>
      ) : (
        <ul className="rooms" aria-label="Rooms">
          {rooms.map(({ node, ...room }) => (
            <Room
              key={`${room.boardId} ${node}`}
              room={room}
              node={areSeveral ? node : undefined}
              onAct={onAct}
            />
          ))}
        </ul>
      )}
    </>
  );
}
