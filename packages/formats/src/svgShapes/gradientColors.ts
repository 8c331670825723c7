import { parseDeclarations } from './cssRules.ts';
import type { GradientColors } from './svgLook.ts';
import type { XmlElement } from './xmlTree.ts';

/** How far a gradient may hand on to another where its colours are. */
const MAX_STEPS = 8;

/** By the id of a gradient: its middle colour. */
export function gradientColors(byId: ReadonlyMap<string, XmlElement>): GradientColors {
  const colors = new Map<string, string>();
  for (const [id, element] of byId) {
    if (!/Gradient$/.test(element.name)) continue;
    const stops = stopsOf(element, byId, 0);
    const color = stops[Math.floor(stops.length / 2)];
    if (color) colors.set(id, color);
  }
  return colors;
}

function stopsOf(element: XmlElement, byId: ReadonlyMap<string, XmlElement>, step: number): string[] {
  const stops = element.children.flatMap((child) =>
    typeof child !== 'string' && child.name === 'stop' ? [colorOf(child)] : [],
  );
  const next = byId.get((element.attributes.get('href') ?? '').replace(/^#/, ''));
  return stops.length > 0 || !next || step >= MAX_STEPS ? stops : stopsOf(next, byId, step + 1);
}

function colorOf({ attributes }: XmlElement): string {
  const style = parseDeclarations(attributes.get('style') ?? '');
  return style.get('stop-color') ?? attributes.get('stop-color') ?? 'black';
}
