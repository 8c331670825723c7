import type { AuditEntry } from '@drawbridge/protocol';
import { ScrollText } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { BoardId } from './BoardId.tsx';
import { aboutWords, actorWords, deedWords, timeWords } from './deedWords.ts';
import type { PartProps } from './part.ts';
import { TroubleNote } from './TroubleNote.tsx';
import { useAsked } from './useAsked.ts';
import { placeHref } from './usePlace.ts';

interface AuditPartProps extends PartProps {
  /** The only board that it is about; empty for all. */
  readonly board: string;
}

/** What was done to boards and by whom, the newest first. */
export function AuditPart({ board, requests, onSignedOut, changes }: AuditPartProps) {
  // The pages that were left, each by where it began; the last one is shown.
  const [before, setBefore] = useState<readonly (number | undefined)[]>([undefined]);
  const from = before.at(-1);
  const ask = useCallback(() => requests.audit({ before: from, board }), [requests, from, board]);
  const { value, trouble, askAgain } = useAsked(ask, { onSignedOut });
  useEffect(() => {
    if (changes > 0) askAgain();
  }, [changes, askAgain]);
  const last = value?.entries.at(-1);
  return (
    <section aria-labelledby="audit-heading">
      <div className="part-head">
        <h2 id="audit-heading">Audit log</h2>
        {board === '' ? null : (
          <p className="audit-filter">
            <span>of {board}</span>
            <a className="button outlined" href={placeHref({ part: 'audit', board: '' })}>
              Show all
            </a>
          </p>
        )}
      </div>
      <TroubleNote text={trouble} onAgain={askAgain} />
      {value && value.entries.length > 0 ? <Entries entries={value.entries} isOfOne={board !== ''} /> : null}
      {value?.entries.length === 0 ? (
        <div className="page-empty">
          <ScrollText aria-hidden="true" />
          <h3>Nothing was done yet</h3>
          <p>
            Who made and revoked links, deleted boards or signed in is listed here, and what operators did, as
            long as AUDIT_DAYS says.
          </p>
        </div>
      ) : null}
      {value && (before.length > 1 || !value.isAll) ? (
        <nav className="admin-pages" aria-label="Pages of the audit log">
          <button
            type="button"
            className="button outlined"
            disabled={before.length === 1}
            onClick={() => setBefore(before.slice(0, -1))}
          >
            Newer
          </button>
          <button
            type="button"
            className="button outlined"
            disabled={value.isAll || !last}
            onClick={() => last && setBefore([...before, last.id])}
          >
            Older
          </button>
        </nav>
      ) : null}
    </section>
  );
}

interface EntriesProps {
  readonly entries: readonly AuditEntry[];
  readonly isOfOne: boolean;
}

function Entries({ entries, isOfOne }: EntriesProps) {
  return (
    <ol className="audit" aria-label="What was done">
      {entries.map(({ id, timeMs, boardId, deed }) => (
        <li key={id}>
          <time dateTime={new Date(timeMs).toISOString()}>{timeWords(timeMs)}</time>
          <div className="audit-deed">
            {deed ? (
              <p>
                <strong>{actorWords(deed.who)}</strong> {deedWords(deed)}
              </p>
            ) : (
              <p>This entry cannot be read: it is damaged on disk, or from a newer version.</p>
            )}
            {deed && aboutWords(deed).length > 0 ? (
              <p className="row-words">
                {aboutWords(deed)
                  .map(([name, value]) => `${name}: ${value}`)
                  .join(' · ')}
              </p>
            ) : null}
          </div>
          {boardId === '' || isOfOne ? null : <BoardId id={boardId} />}
        </li>
      ))}
    </ol>
  );
}
