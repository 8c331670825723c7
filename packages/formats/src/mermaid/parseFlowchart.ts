import { PeleError, parse, register } from 'pele/core';
import flowchart from 'pele/diagrams/flowchart';
import { type Refused, refused } from '../refused.ts';

/*
 * Mermaid's language has grown by many hands, and is defined by its own parser, which needs a page. This one of Pele is tested to
 * read the same, is a twentieth of its size and runs anywhere.
 */
register(flowchart);

/** What the parser tells of a flowchart. */
export type Flowchart = Extract<ReturnType<typeof parse>, { readonly type: 'flowchart' }>;
export type FlowNode = Flowchart['nodes'] extends Map<string, infer Node> ? Node : never;
export type FlowEdge = Flowchart['edges'][number];
export type FlowSubgraph = Flowchart['subgraphs'][number];

/** LIMITS of what is laid out: beyond it nobody could read the drawing. Mermaid itself draws up to 500 links. */
const MAX_NODES = 400;
const MAX_LINKS = 500;

const OTHER_KIND = 'Of Mermaid’s diagrams only flowcharts become shapes.';

export function parseFlowchart(source: string): Flowchart | Refused {
  try {
    const model = parse(source, { limit: source.length, maxEdges: MAX_LINKS });
    if (model.type !== 'flowchart') return refused(OTHER_KIND);
    if (model.nodes.size + model.subgraphs.length > MAX_NODES)
      return refused(`This flowchart has more than ${MAX_NODES} nodes.`);
    return model;
  } catch (error) {
    return refused(reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof PeleError)) return 'This flowchart could not be read.';
  if (error.code === 'unsupported-diagram') return OTHER_KIND;
  if (error.code === 'syntax') return `Line ${error.line} of this flowchart could not be read.`;
  return `This flowchart is too large: it may have ${MAX_LINKS} links.`;
}
