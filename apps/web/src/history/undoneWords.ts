import type { UndoneWork } from '@drawbridge/board';

/** Such as `2 shapes go, 1 comes back.` */
export function undoneWords({ removed, broughtBack, changedBack }: UndoneWork): string {
  const parts = [
    counted(removed.length, 'goes', 'go'),
    counted(broughtBack.length, 'comes back', 'come back'),
    counted(changedBack.length, 'is as it was before', 'are as they were before'),
  ].filter(Boolean);
  if (parts.length === 0) return 'Nothing of it is left to be undone.';
  return `${parts
    .join(', ')
    .replace(/^1 /, '1 shape ')
    .replace(/^(\d\d+|[2-9]) /, '$1 shapes ')}.`;
}

export function keptWords({ kept }: UndoneWork): string {
  if (kept.length === 0) return '';
  const stay = kept.length === 1 ? '1 shape stays as it is' : `${kept.length} shapes stay as they are`;
  return `${stay}, because somebody went on with ${kept.length === 1 ? 'it' : 'them'} since.`;
}

function counted(count: number, one: string, many: string): string {
  if (count === 0) return '';
  return `${count} ${count === 1 ? one : many}`;
}
