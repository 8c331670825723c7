import { Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { copyText } from '../parts/copyText.ts';
import { Dialog } from '../parts/Dialog.tsx';
import './shareDialog.css';

interface ShareDialogProps {
  readonly link: string;
  readonly onCopied: () => void;
  readonly onClose: () => void;
}

/** The link to this board, ready to copy. */
export function ShareDialog({ link, onCopied, onClose }: ShareDialogProps) {
  const field = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState(false);

  const copy = async (): Promise<void> => {
    if (field.current === null) return;
    if (await copyText(field.current)) onCopied();
    else setRefused(true);
  };

  return (
    <Dialog title="Share this board" className="share-dialog" onClose={onClose}>
      <p id="share-note" className="share-note">
        Anyone with this link can see this board and draw on it.
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
    </Dialog>
  );
}
