import type { AdminLive } from '@drawbridge/protocol';
import { durationWords } from './durationWords.ts';
import { sizeWords } from './sizeWords.ts';

/** All nodes together; of the only one, how it is, too. */
export function LiveFigures({ live: { nodes, silent } }: { readonly live: AdminLive }) {
  const rooms = nodes.flatMap((node) => node.rooms);
  const people = rooms.reduce((sum, room) => sum + room.people.length, 0);
  const sockets = nodes.reduce((sum, node) => sum + node.sockets, 0);
  const [only] = nodes.length + silent.length === 1 ? nodes : [];
  return (
    <dl className="figures">
      <Figure name="People" value={people.toLocaleString('en')} />
      <Figure name="Rooms" value={rooms.length.toLocaleString('en')} />
      <Figure name="Connections" value={sockets.toLocaleString('en')} />
      {only ? (
        <>
          <Figure name="Memory" value={sizeWords(only.memoryBytes)} />
          <Figure name="Longest wait" value={`${only.lagMs} ms`} />
          <Figure name="Running for" value={durationWords(only.uptimeMs)} />
          <Figure name="Version" value={only.version} />
        </>
      ) : (
        <Figure name="Nodes" value={String(nodes.length)} />
      )}
    </dl>
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
