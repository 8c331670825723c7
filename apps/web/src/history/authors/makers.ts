import type { Shape } from '@drawbridge/board';

/** Who drew some shapes, who drew most first, and when the newest of theirs. */
export interface Maker {
  readonly name: string;
  readonly count: number;
  readonly timeMs: number;
}

export function makersOf(shapes: readonly Pick<Shape, 'author' | 'created'>[]): Maker[] {
  const makers = new Map<string, Maker>();
  for (const { author, created } of shapes) {
    const name = author.trim() || 'Somebody';
    const { count = 0, timeMs = 0 } = makers.get(name) ?? {};
    makers.set(name, { name, count: count + 1, timeMs: Math.max(timeMs, created) });
  }
  return [...makers.values()].sort((a, b) => b.count - a.count);
}
