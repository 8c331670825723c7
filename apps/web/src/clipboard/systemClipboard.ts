import type { Copied } from '@drawbridge/formats';
import { CLIPBOARD_MIME_TYPE, WEB_MIME_TYPE } from './mimeType.ts';
import type { Pasted } from './pasted.ts';

/** Writes without an event. Throws where the browser does not let the page. */
export async function writeSystemClipboard({ text, own }: Copied): Promise<void> {
  const items: Record<string, Blob> = { 'text/plain': new Blob([text], { type: 'text/plain' }) };
  // A type that is not known would refuse all of it.
  if (ClipboardItem.supports?.(WEB_MIME_TYPE))
    items[WEB_MIME_TYPE] = new Blob([own], { type: CLIPBOARD_MIME_TYPE });
  await navigator.clipboard.write([new ClipboardItem(items)]);
}

/** Reads without an event. Throws where the browser, or the person that it asks, does not let the page. */
export async function readSystemClipboard(): Promise<Pasted> {
  const items = await navigator.clipboard.read();
  const textOf = async (type: string): Promise<string> => {
    const item = items.find(({ types }) => types.includes(type));
    return item ? (await item.getType(type)).text() : '';
  };
  const files = items.flatMap((item) =>
    item.types.filter((type) => type.startsWith('image/')).map((type) => item.getType(type)),
  );
  return {
    own: await textOf(WEB_MIME_TYPE),
    text: await textOf('text/plain'),
    html: await textOf('text/html'),
    // Of the same picture in several formats, the first is the best.
    files: await Promise.all(files.slice(0, 1)),
  };
}
