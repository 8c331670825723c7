/** What a board is called as long as nobody named it. */
const UNTITLED = 'Untitled board';

export function boardTitle(name: string): string {
  return name === '' ? UNTITLED : name;
}
