import { boardTitle } from '../boardTitle.ts';

/** Some systems refuse names that are longer, together with the folder. */
const MAX_TITLE_LENGTH = 80;

/** Such as `Network plan 2026-11-22.png`. */
export function exportFileName(name: string, ending: string, now: Date): string {
  // What some system takes for a folder, a drive or a command, and dots at the beginning, which hide a file.
  const title = boardTitle(name)
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(0, MAX_TITLE_LENGTH)
    .trim();
  return `${title || 'Board'} ${dateOf(now)}.${ending}`;
}

/** As the clock on the wall says. */
function dateOf(now: Date): string {
  const two = (value: number): string => `${value}`.padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
