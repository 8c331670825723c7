import type { Copied } from '@drawbridge/formats';
import { CLIPBOARD_MIME_TYPE } from './mimeType.ts';

/** Puts shapes where the event of a copy takes them. */
export function fillClipboard(clipboard: DataTransfer, { text, own }: Copied): void {
  clipboard.setData('text/plain', text);
  clipboard.setData(CLIPBOARD_MIME_TYPE, own);
}
