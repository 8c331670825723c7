import { Graph, layout } from '@dagrejs/dagre';
import type { Box, Point } from '@drawbridge/board';
import type { FlowTree } from './flowTree.ts';

export interface Size {
  readonly w: number;
  readonly h: number;
}

/** What is laid out. */
export interface FlowSizes {
  readonly nodes: ReadonlyMap<string, Size>;
  /** Of the labels of edges, in their order. */
  readonly labels: readonly (Size | undefined)[];
  /** The height of a line of text, for the names of subgraphs. */
  readonly line: number;
}

export interface FlowLayout {
  /** Of nodes and subgraphs. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** Of edges, in their order: where they pass, their ends included. None for one that leads back to where it begins. */
  readonly ways: readonly (readonly Point[])[];
}

/** Between nodes side by side, and from rank to rank. Room for heads of arrows. */
const NODE_GAP_PX = 60;
const RANK_GAP_PX = 80;
/** Around what is in a subgraph. */
const SUBGRAPH_PADDING_PX = 24;

/** Places for everything, by layers along the direction; what goes back goes around. May throw. */
export function layOutFlow(tree: FlowTree, direction: string, sizes: FlowSizes): FlowLayout {
  const graph = new Graph({ multigraph: true, compound: true });
  graph.setGraph({ rankdir: readDirection(direction), nodesep: NODE_GAP_PX, ranksep: RANK_GAP_PX });
  for (const { id } of tree.nodes) {
    const { w, h } = sizes.nodes.get(id) ?? { w: 0, h: 0 };
    graph.setNode(id, { width: w, height: h });
  }
  for (const { id } of tree.subgraphs) graph.setNode(id, {});
  for (const { id } of [...tree.nodes, ...tree.subgraphs]) {
    const parent = tree.parentOf(id);
    if (parent !== undefined) graph.setParent(id, parent);
  }
  const names = tree.edges.map(({ start, end }, index) => {
    // Between subgraphs no way can be found, so that between nodes of theirs is.
    const [v, w] = [tree.someNodeIn(start), tree.someNodeIn(end)];
    return v === undefined || w === undefined || v === w ? undefined : { v, w, name: String(index) };
  });
  names.forEach((name, index) => {
    const label = sizes.labels[index];
    const room = label ? { width: label.w, height: label.h, labelpos: 'c' as const } : {};
    const minlen = Math.min(MAX_LENGTH, tree.edges[index]?.length ?? 1);
    if (name) graph.setEdge(name, { minlen, ...room });
  });
  layout(graph);
  const boxes = new Map<string, Box>();
  for (const { id } of tree.nodes) boxes.set(id, boxOf(graph.node(id)));
  for (const { id } of tree.subgraphs) boxes.set(id, withName(boxOf(graph.node(id)), sizes.line));
  return { boxes, ways: names.map((name) => (name && graph.edge(name)?.points) ?? []) };
}

/** LIMIT of ranks between two nodes, which Mermaid lets one ask for. */
const MAX_LENGTH = 10;

function readDirection(direction: string): 'TB' | 'BT' | 'LR' | 'RL' {
  return DIRECTIONS.get(direction) ?? 'TB';
}

const DIRECTIONS = new Map<string, 'TB' | 'BT' | 'LR' | 'RL'>([
  ['BT', 'BT'],
  ['^', 'BT'],
  ['LR', 'LR'],
  ['>', 'LR'],
  ['RL', 'RL'],
  ['<', 'RL'],
]);

interface Placed {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
}

/** From its middle. */
function boxOf({ x = 0, y = 0, width, height }: Placed): Box {
  return { x: x - width / 2, y: y - height / 2, w: width, h: height };
}

/** A subgraph with room around what is in it, and above for its name. */
function withName({ x, y, w, h }: Box, line: number): Box {
  const top = Math.min(line, RANK_GAP_PX / 2);
  return {
    x: x - SUBGRAPH_PADDING_PX / 2,
    y: y - top,
    w: w + SUBGRAPH_PADDING_PX,
    h: h + top + SUBGRAPH_PADDING_PX / 2,
  };
}
