import { MAX_COORDINATE_PX } from '@drawbridge/board';
import { collectReport } from '../collectReport.ts';
import { type DrawnOptions, withDefaults } from '../drawnOptions.ts';
import { type Refused, refused } from '../refused.ts';
import type { ReadResult } from '../report.ts';
import { flowShapes } from './flowShapes.ts';
import { MAX_MERMAID_CHARACTERS, mermaidSource } from './mermaidSource.ts';
import { parseFlowchart } from './parseFlowchart.ts';

/**
 * A flowchart in Mermaid's language as shapes, with arrows that hold on to them. Undefined for a text that is not plainly Mermaid;
 * `isCertain` says that it is, as the ending of a file does.
 */
export function readMermaid(
  text: string,
  options: DrawnOptions & { readonly isCertain?: boolean } = {},
): ReadResult | Refused | undefined {
  const found = mermaidSource(text);
  if (!found && !options.isCertain) return undefined;
  if (text.length > MAX_MERMAID_CHARACTERS) return refused('This diagram is too long.');
  const flowchart = parseFlowchart(found?.source ?? text);
  if ('kind' in flowchart) return flowchart;
  const { limits, style, measure } = withDefaults(options);
  const count = flowchart.nodes.size + flowchart.subgraphs.length + flowchart.edges.length;
  if (count > limits.shapes) return { kind: 'tooMany', count };
  const notes = collectReport();
  const look = { style, measure, notes, maxCharacters: limits.characters };
  const shapes = attempt(() => flowShapes(flowchart, look));
  if (!shapes?.every(({ x, y, w, h }) => [x, y, x + w, y + h].every(isPlace)))
    return refused('No places were found for the nodes of this flowchart.');
  const lines = notes.lines();
  const changed = lines.reduce((sum, { fate, count: some }) => sum + (fate === 'approximated' ? some : 0), 0);
  const report = { kept: shapes.length, changed: Math.min(changed, shapes.length), skipped: 0, lines };
  return { kind: 'shapes', shapes, report, images: new Map() };
}

function isPlace(value: number): boolean {
  return Math.abs(value) <= MAX_COORDINATE_PX;
}

/** The library that finds the places throws for some graphs that nobody has thought of. */
function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
