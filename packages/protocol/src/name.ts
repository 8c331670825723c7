/** Control and direction-changing characters could spoof or break a label; they go, and runs of space become one. */
export function cleanName(name: string): string {
  return name
    .replace(/[\t-\r]/g, ' ') // tab and line ends are control characters too, but stand between words
    .replace(/(?![\u200c\u200d])\p{C}/gu, '') // joiners hold emoji and Persian words together
    .replace(/\s+/gu, ' ')
    .trim();
}
