/** Where the browser does not let pages use the clipboard by themselves. */
export function byKey(verb: 'copy' | 'cut' | 'paste', isMac: boolean): string {
  const key = { copy: 'C', cut: 'X', paste: 'V' }[verb];
  const shortcut = isMac ? `⌘${key}` : `Ctrl+${key}`;
  const what = verb === 'paste' ? 'read' : 'use';
  return `This browser does not let the page ${what} the clipboard. Press ${shortcut} to ${verb}.`;
}
