import type { Flowchart, FlowEdge, FlowNode, FlowSubgraph } from './parseFlowchart.ts';

/** A flowchart as it is nested: what a subgraph is named for is no node, and one that holds nothing is one. */
export interface FlowTree {
  readonly nodes: readonly FlowNode[];
  /** Those that hold something, the outer ones before those in them. */
  readonly subgraphs: readonly FlowSubgraph[];
  readonly edges: readonly FlowEdge[];
  /** The subgraph that something is in. */
  parentOf(id: string): string | undefined;
  /** The outermost subgraph around something, or itself, if that is one. */
  outermostOf(id: string): string | undefined;
  /** Some node in a subgraph; a node itself. */
  someNodeIn(id: string): string | undefined;
}

export function createFlowTree(flowchart: Flowchart): FlowTree {
  const parents = new Map<string, string>();
  const byId = new Map(flowchart.subgraphs.map((subgraph) => [subgraph.id, subgraph]));
  for (const { id, nodes } of flowchart.subgraphs) {
    // Who is in several is in the first that says so; and nothing can be around what it is in.
    for (const child of nodes) if (!parents.has(child) && !isWithin(id, child)) parents.set(child, id);
  }

  function isWithin(id: string, other: string): boolean {
    for (let at: string | undefined = id; at !== undefined; at = parents.get(at))
      if (at === other) return true;
    return false;
  }

  function depthOf(id: string): number {
    let depth = 0;
    for (let at = parents.get(id); at !== undefined; at = parents.get(at)) depth += 1;
    return depth;
  }

  const holders = new Set(parents.values());
  const leaves = [...flowchart.nodes.values()].filter(({ id }) => !byId.has(id));
  const empty = flowchart.subgraphs.filter(({ id }) => !holders.has(id)).map(asNode);
  const nodes = [...leaves, ...empty];
  const firstIn = new Map<string, string>();
  for (const { id } of nodes)
    for (let at: string | undefined = id; at !== undefined && !firstIn.has(at); at = parents.get(at))
      firstIn.set(at, id);

  return {
    nodes,
    subgraphs: flowchart.subgraphs
      .filter(({ id }) => holders.has(id))
      .map((subgraph) => ({ subgraph, depth: depthOf(subgraph.id) }))
      .sort((a, b) => a.depth - b.depth)
      .map(({ subgraph }) => subgraph),
    edges: flowchart.edges,
    parentOf: (id) => parents.get(id),
    outermostOf(id) {
      let at = id;
      for (let next = parents.get(at); next !== undefined; next = parents.get(at)) at = next;
      return holders.has(at) ? at : undefined;
    },
    someNodeIn: (id) => firstIn.get(id),
  };
}

function asNode({ id, title, labelType, classes }: FlowSubgraph): FlowNode {
  return { id, text: title, labelType, styles: [], classes };
}
