import { GEOMETRIC_KINDS, GEOMETRIC_TYPES, type GeometricType } from '@drawbridge/board';
import type { ToolDeclaration } from '../tool.ts';
import { creating } from './Creating.ts';
import { Idle } from './Idle.ts';

/** The types that have keys, and a place of their own in the toolbar. */
const SHORTCUTS: { readonly [Type in GeometricType]?: readonly string[] } = {
  rectangle: ['R', '2'],
  diamond: ['D', '3'],
  ellipse: ['O', '4'],
};

/** A tool for each geometric shape type; those without a key share a button. */
export const geometricTools: readonly ToolDeclaration[] = GEOMETRIC_TYPES.map((type) => ({
  id: type,
  label: GEOMETRIC_KINDS[type].label,
  icon: GEOMETRIC_KINDS[type].icon,
  shortcuts: SHORTCUTS[type] ?? [],
  ...(SHORTCUTS[type] ? {} : { group: 'shapes' }),
  cursor: 'crosshair',
  keepsSelection: false,
  placing: 'drag',
  states: { idle: Idle, creating: creating(type) },
}));
