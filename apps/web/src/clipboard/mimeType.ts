/** What names our own clipboard where types are MIME types. */
export const CLIPBOARD_MIME_TYPE = 'application/vnd.drawbridge.clipboard+json';
/** The same for programs that write and read the clipboard without an event; some browsers only. */
export const WEB_MIME_TYPE = `web ${CLIPBOARD_MIME_TYPE}`;
