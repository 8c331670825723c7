const PARAMETER = 'comment';

/** The address of this board that opens a thread. The key of a link is no part of it, as it opens the board to anybody. */
export async function copyThreadLink(id: string): Promise<boolean> {
  const address = new URL(window.location.pathname, window.location.origin);
  address.searchParams.set(PARAMETER, id);
  try {
    await navigator.clipboard.writeText(address.href);
    return true;
  } catch {
    return copyByField(address.href);
  }
}

/** The thread that the page's address names. */
export function linkedThread(search: string): string | undefined {
  return new URLSearchParams(search).get(PARAMETER) ?? undefined;
}

/** Pages on plain HTTP have no other way. */
function copyByField(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  return isCopied;
}
