import { Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { copyText } from '../../parts/copyText.ts';

interface LinkFieldProps {
  readonly link: string;
  readonly note: string;
  readonly onCopied: () => void;
}

/** The board's address, ready to copy. */
export function LinkField({ link, note, onCopied }: LinkFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState(false);

  const copy = async (): Promise<void> => {
    if (field.current === null) return;
    if (await copyText(field.current)) onCopied();
    else setRefused(true);
  };

  return (
    <>
      <p id="share-note" className="share-note">
        {note}
      </p>
      <div className="share-link">
        <input
          ref={field}
          className="field"
          aria-label="Link to this board"
          aria-describedby="share-note"
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <button type="button" className="button primary" onClick={() => void copy()}>
          <Copy aria-hidden="true" />
          Copy link
        </button>
      </div>
      <p className="share-refused" aria-live="polite">
        {refused ? 'The browser refused to copy. The link is selected: copy it with the keyboard.' : ''}
      </p>
    </>
  );
}
