import type { FillColor, Style } from '@drawbridge/board';
import { strokeHex, tintHex } from './palette.ts';
import { neatWidth } from './strokeWidth.ts';

/** What a shape looks like, in the fields that every element has. */
export function writeStyle(style: Style) {
  return {
    strokeColor: strokeHex(style.color),
    ...writeFill(style),
    strokeWidth: neatWidth(style.width),
    strokeStyle: style.dash,
    roughness: ROUGHNESSES[style.roughness],
    opacity: Math.round(style.opacity * 100),
  };
}

const ROUGHNESSES = { clean: 0, 'hand-drawn': 1, sketchy: 2 } as const;

function writeFill({ fill, fillColor, color }: Style) {
  const filled = resolve(fillColor, color);
  switch (fill) {
    case 'none':
      return { backgroundColor: 'transparent', fillStyle: 'solid' };
    case 'tint':
      return { backgroundColor: tintHex(filled), fillStyle: 'solid' };
    case 'solid':
    case 'hachure':
    case 'cross-hatch':
      return { backgroundColor: strokeHex(filled), fillStyle: fill };
    default:
      return fill satisfies never;
  }
}

function resolve(fillColor: FillColor, color: Style['color']): Style['color'] {
  return fillColor === 'stroke' ? color : fillColor;
}
