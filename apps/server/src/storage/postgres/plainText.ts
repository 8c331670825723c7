/** PostgreSQL holds every character in a text but the one with the number 0, which nobody sees anyway. */
export function plainText(text: string): string {
  return text.replaceAll('\0', '');
}
