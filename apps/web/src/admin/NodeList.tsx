import type { AdminLive, LiveNode } from '@drawbridge/protocol';
import { durationWords } from './durationWords.ts';
import { countWords, sizeWords } from './sizeWords.ts';

/** The servers on one database, each with how it is; those that do not answer first. */
export function NodeList({ live: { nodes, silent } }: { readonly live: AdminLive }) {
  return (
    <ul className="boards nodes" aria-label="Nodes">
      {silent.map((name) => (
        <li key={name} className="board-row">
          <div className="row-head">
            <strong>{name}</strong>
            <span className="badge warn">Does not answer</span>
          </div>
        </li>
      ))}
      {[...nodes].sort(byName).map((node) => (
        <li key={node.name} className="board-row">
          <div className="row-head">
            <strong>{node.name}</strong>
            <span className="badge">{node.version}</span>
          </div>
          <p className="row-words">{nodeWords(node)}</p>
        </li>
      ))}
    </ul>
  );
}

function byName(a: LiveNode, b: LiveNode): number {
  return a.name.localeCompare(b.name);
}

function nodeWords({ rooms, sockets, memoryBytes, lagMs, uptimeMs }: LiveNode): string {
  return [
    countWords(rooms.length, 'room', 'rooms'),
    countWords(sockets, 'connection', 'connections'),
    sizeWords(memoryBytes),
    `work waits ${lagMs} ms at most`,
    `running for ${durationWords(uptimeMs)}`,
  ].join(' · ');
}
