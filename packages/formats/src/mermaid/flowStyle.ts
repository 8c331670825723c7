import { parseStyle, type Style } from '@drawbridge/board';
import type { ReportNotes } from '../collectReport.ts';
import { parseCssColor } from '../cssColor.ts';
import type { Flowchart } from './parseFlowchart.ts';

/** The style with what declarations such as `fill:#f9f` say over it, later ones over those before. */
export function withDeclarations(style: Style, declarations: readonly string[], notes: ReportNotes): Style {
  const said = new Map(declarations.map(splitDeclaration));
  const changes: Partial<Record<keyof Style, unknown>> = {};
  const stroke = parseCssColor(said.get('stroke'));
  if (stroke !== undefined && stroke !== 'transparent') changes.color = stroke;
  const fill = parseCssColor(said.get('fill'));
  if (fill === 'transparent') changes.fill = 'none';
  else if (fill !== undefined) Object.assign(changes, { fill: 'solid', fillColor: fill });
  const width = Number.parseFloat(said.get('stroke-width') ?? '');
  if (width > 0) changes.width = width;
  const opacity = Number.parseFloat(said.get('opacity') ?? '');
  if (opacity >= 0) changes.opacity = opacity;
  if (/[1-9]/.test(said.get('stroke-dasharray') ?? '')) changes.dash = 'dashed';
  if ([...said.keys()].some((key) => !KNOWN.has(key)))
    notes.note('left out', 'Styles for which boards have nothing, such as colours of words');
  return parseStyle({ ...style, ...changes });
}

const KNOWN: ReadonlySet<string> = new Set(['stroke', 'fill', 'stroke-width', 'opacity', 'stroke-dasharray']);

function splitDeclaration(declaration: string): [name: string, value: string] {
  const [name = '', value = ''] = declaration.split(':');
  return [name.trim().toLowerCase(), value.replace(/!important/i, '').trim()];
}

/** What the classes of a node say, the one that all nodes have first. */
export function classDeclarations({ classes }: Flowchart, names: readonly string[]): string[] {
  return ['default', ...names].flatMap((name) => classes.get(name)?.styles ?? []);
}
