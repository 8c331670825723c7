/** A dialog or a message is over the board: what is pressed, pasted or dropped then is not meant for it. */
export function isCovered(page: Document): boolean {
  return page.querySelector('dialog[open], .message-page') !== null;
}
