import {
  Circle,
  Diamond,
  Eraser,
  Frame,
  Hand,
  Highlighter,
  Image,
  type LucideIcon,
  Minus,
  MousePointer2,
  MoveUpRight,
  Pencil,
  Presentation,
  Shapes,
  Square,
  StickyNote,
  Type,
} from 'lucide-react';

/** Icons by the names that tools carry. A tool with an unknown icon still gets a button. */
const icons: Readonly<Record<string, LucideIcon>> = {
  arrow: MoveUpRight,
  circle: Circle,
  diamond: Diamond,
  eraser: Eraser,
  frame: Frame,
  hand: Hand,
  highlighter: Highlighter,
  image: Image,
  minus: Minus,
  'mouse-pointer-2': MousePointer2,
  'move-up-right': MoveUpRight,
  pencil: Pencil,
  presentation: Presentation,
  square: Square,
  'sticky-note': StickyNote,
  type: Type,
};

export function ToolIcon({ name }: { readonly name: string }) {
  const Icon = icons[name] ?? Shapes;
  return <Icon aria-hidden="true" />;
}
