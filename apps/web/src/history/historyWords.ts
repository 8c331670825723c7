import type { Author } from '@drawbridge/protocol';
import { relativeTime } from '../parts/relativeTime.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Such as `Today`, `Yesterday`, `Friday, 3 October`. */
export function dayWords(timeMs: number, nowMs: number): string {
  const date = new Date(timeMs);
  if (isSameDay(date, new Date(nowMs))) return 'Today';
  if (isSameDay(date, new Date(nowMs - DAY_MS))) return 'Yesterday';
  const isThisYear = date.getFullYear() === new Date(nowMs).getFullYear();
  return date.toLocaleDateString(undefined, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(!isThisYear && { year: 'numeric' }),
  });
}

export function timeWords(timeMs: number): string {
  return new Date(timeMs).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}

/** Such as `2 hours ago (Today, 14:05)`. */
export function momentWords(timeMs: number, nowMs: number): string {
  return `${relativeTime(timeMs, nowMs)} (${dayWords(timeMs, nowMs)}, ${timeWords(timeMs)})`;
}

/** Names in a row short enough to be read at a glance. */
const MAX_NAMES = 3;

export function peopleWords(people: readonly Author[]): string {
  if (people.length === 0) return 'Somebody';
  const names = people.slice(0, MAX_NAMES).map(({ name }) => name);
  const more = people.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

/** Such as `3 new, 1 changed`. */
export function changeWords({
  added,
  changed,
}: {
  readonly added: number;
  readonly changed: number;
}): string {
  const parts = [added > 0 ? `${added} new` : '', changed > 0 ? `${changed} changed` : ''];
  return parts.filter(Boolean).join(', ');
}

export function keptWords(days: number): string {
  if (days === 0) return 'This server keeps earlier versions only when they have a name.';
  return `Versions are kept for ${days === 1 ? 'a day' : `${days} days`}; those with a name stay.`;
}

function isSameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}
