import type { FontName, Shape } from '@drawbridge/board';
import { fontOf } from '@drawbridge/shapes';

/** The characters that these shapes show in a font, each once. */
export function charactersIn(font: FontName, shapes: readonly Shape[]): string {
  const characters = new Set<string>();
  for (const shape of shapes) {
    if (!('text' in shape) || fontOf(shape) !== font) continue;
    for (const character of shape.text) characters.add(character);
  }
  return [...characters].join('');
}
