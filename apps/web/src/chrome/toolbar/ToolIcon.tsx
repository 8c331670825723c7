import {
  ArrowBigLeft,
  ArrowBigRight,
  Circle,
  Cloud,
  createLucideIcon,
  Diamond,
  Eraser,
  Frame,
  Hand,
  Heart,
  Hexagon,
  Highlighter,
  Image,
  Lasso,
  type LucideIcon,
  Minus,
  MousePointer2,
  MoveUpRight,
  Octagon,
  Pencil,
  Pentagon,
  Plus,
  Shapes,
  Spline,
  Square,
  Star,
  StickyNote,
  Triangle,
  Type,
  WandSparkles,
} from 'lucide-react';

const Parallelogram = createLucideIcon('parallelogram', [['path', { d: 'M7.5 5H21l-4.5 14H3z', key: '1' }]]);
const Trapezoid = createLucideIcon('trapezoid', [['path', { d: 'M7.5 5h9L21 19H3z', key: '1' }]]);

/** Icons by the names that tools carry. A tool with an unknown icon still gets a button. */
const icons: Readonly<Record<string, LucideIcon>> = {
  arrow: MoveUpRight,
  'arrow-big-left': ArrowBigLeft,
  'arrow-big-right': ArrowBigRight,
  circle: Circle,
  cloud: Cloud,
  diamond: Diamond,
  eraser: Eraser,
  frame: Frame,
  hand: Hand,
  heart: Heart,
  hexagon: Hexagon,
  highlighter: Highlighter,
  image: Image,
  lasso: Lasso,
  minus: Minus,
  'mouse-pointer-2': MousePointer2,
  'move-up-right': MoveUpRight,
  octagon: Octagon,
  parallelogram: Parallelogram,
  pencil: Pencil,
  pentagon: Pentagon,
  plus: Plus,
  spline: Spline,
  square: Square,
  star: Star,
  'sticky-note': StickyNote,
  trapezoid: Trapezoid,
  triangle: Triangle,
  type: Type,
  'wand-sparkles': WandSparkles,
};

export function ToolIcon({ name }: { readonly name: string }) {
  const Icon = icons[name] ?? Shapes;
  return <Icon aria-hidden="true" />;
}
