/** Text of a table that is not UTF-8: UTF-16 by the mark that it begins with, else as Windows writes it in the west. Undefined for what is no text. */
export function tableText(bytes: Uint8Array): string | undefined {
  const encoding = MARKS.get(`${bytes[0]} ${bytes[1]}`);
  if (encoding) return new TextDecoder(encoding).decode(bytes);
  return bytes.includes(0) ? undefined : new TextDecoder('windows-1252').decode(bytes);
}

const MARKS: ReadonlyMap<string, string> = new Map([
  ['255 254', 'utf-16le'],
  ['254 255', 'utf-16be'],
]);
