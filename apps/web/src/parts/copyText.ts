/**
 * Copies what `field` holds and says whether that worked. Pages on plain HTTP have no navigator.clipboard, so the
 * older way comes second: select the text, which also leaves it ready for Ctrl+C, and ask for a copy.
 */
export async function copyText(field: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand('copy');
  }
}
