import type { Style, StyleKey } from '@drawbridge/board';

/** The properties of those names. */
export function pick(style: Partial<Style>, isWanted: (key: StyleKey) => boolean): Partial<Style> {
  // Object.entries of a typed object lists keys of its type; TypeScript only promises strings.
  return Object.fromEntries(Object.entries(style).filter(([key]) => isWanted(key as StyleKey)));
}
