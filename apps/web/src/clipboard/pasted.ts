import { CLIPBOARD_MIME_TYPE } from './mimeType.ts';

/** What a clipboard brings, as far as a board can use it. Empty where there is nothing of the kind. */
export interface Pasted {
  /** Our own clipboard. */
  readonly own: string;
  readonly text: string;
  readonly html: string;
  readonly files: readonly Blob[];
}

/** Taken out while the event lasts: afterwards there is nothing in it any more. */
export function takeOut(data: DataTransfer): Pasted {
  return {
    own: data.getData(CLIPBOARD_MIME_TYPE),
    text: data.getData('text/plain') || data.getData('text/uri-list'),
    html: data.getData('text/html'),
    files: [...data.files],
  };
}
