import type { CSSProperties } from 'react';
import { inkOn } from '../profile/contrast.ts';

/** A person's colour, and what can be read on it, for a style sheet. */
export function personStyle(color: string | undefined): CSSProperties | undefined {
  if (color === undefined) return undefined;
  // React knows no custom properties by name.
  return { '--person': color, '--on-person': inkOn(color) } as CSSProperties;
}
