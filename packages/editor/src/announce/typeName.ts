import { GEOMETRIC_KINDS, isGeometricType, type ShapeType } from '@drawbridge/board';

/** Where the name that people use differs from the type's own. */
const names: { readonly [Type in ShapeType]?: string } = {
  draw: 'Stroke',
  highlight: 'Highlighter stroke',
  sticky: 'Sticky note',
  unknown: 'Unknown shape',
};

/** What people call a shape of this type: "Rectangle". */
export function typeNameOf({ type }: { readonly type: ShapeType }): string {
  if (isGeometricType(type)) return GEOMETRIC_KINDS[type].label;
  return names[type] ?? type.charAt(0).toUpperCase() + type.slice(1);
}
