import type { Author } from '@drawbridge/protocol';
import { sharesOf } from './highlights.ts';
import { changeWords } from './historyWords.ts';
import type { Preview } from './usePreview.ts';

interface ChangesProps {
  readonly preview: Preview;
  readonly authors: readonly Author[];
  readonly isShown: boolean;
  readonly onShow: (isShown: boolean) => void;
  readonly onRetry: () => void;
}

/** What was done in a version, and by whom: the key to the colours on the canvas. */
export function Changes({ preview, authors, isShown, onShow, onRetry }: ChangesProps) {
  switch (preview.kind) {
    case 'loading':
      return <p className="history-note">Loading this version …</p>;
    case 'failed':
      return (
        <div className="history-note">
          <p>{preview.why}</p>
          <button type="button" className="button outlined" onClick={onRetry}>
            Try again
          </button>
        </div>
      );
    case 'shown':
      return <ChangeList preview={preview} authors={authors} isShown={isShown} onShow={onShow} />;
    default:
      return preview satisfies never;
  }
}

type ChangeListProps = Omit<ChangesProps, 'preview' | 'onRetry'> & {
  readonly preview: Extract<Preview, { kind: 'shown' }>;
};

function ChangeList({ preview: { past }, authors, isShown, onShow }: ChangeListProps) {
  const { removed } = past.changes;
  const shares = sharesOf(past.changes, authors);
  if (shares.length === 0 && removed.length === 0)
    return <p className="history-note">Nothing was changed in it.</p>;
  return (
    <>
      <ul className="history-changes" aria-label="What changed">
        {shares.map(({ author, ...share }) => (
          <li key={`${author.color} ${author.name}`}>
            <span className="history-color" style={{ background: author.color }} />
            <span className="history-who">{author.name}</span>
            <span>{changeWords(share)}</span>
          </li>
        ))}
        {removed.length > 0 ? <li>{removed.length} deleted</li> : null}
      </ul>
      <label className="history-check">
        <input type="checkbox" checked={isShown} onChange={(event) => onShow(event.currentTarget.checked)} />
        Show on the board what changed
      </label>
    </>
  );
}
