import {
  type Box,
  createShapeId,
  GEOMETRIC_KINDS,
  type Head,
  type NewShape,
  type Point,
  parseStyle,
  placePoints,
  type Shape,
  type ShapeId,
  type Style,
} from '@drawbridge/board';
import type { ReportNotes } from '../collectReport.ts';
import { layOut, type MeasureText } from '../excalidraw/textBox.ts';
import { safeLink } from '../safeLink.ts';
import { classDeclarations, withDeclarations } from './flowStyle.ts';
import { createFlowTree, type FlowTree } from './flowTree.ts';
import { isMarked, labelWords } from './labelWords.ts';
import { layOutFlow, type Size } from './layOutFlow.ts';
import { type NodeKind, nodeKind } from './nodeKinds.ts';
import type { Flowchart, FlowEdge, FlowNode, FlowSubgraph } from './parseFlowchart.ts';

/** What drawing a flowchart takes. */
export interface FlowLook {
  readonly style: Style;
  readonly measure: MeasureText;
  readonly notes: ReportNotes;
  /** LIMIT of a label. */
  readonly maxCharacters: number;
}

type Made = NewShape<Shape> & { readonly id: ShapeId };

/** Words are wrapped at this width, of the size of their font. */
const MAX_LABEL_EM = 12;
/** Between words and outline, in page px. */
const PADDING_PX = 14;
/** For fonts that are a little wider than they say. */
const SLACK_PX = 4;
/** Of the width of other lines. */
const THICK = 1.8;

/** A flowchart as shapes from back to front: subgraphs, nodes, and arrows that hold on to them. May throw. */
export function flowShapes(flowchart: Flowchart, look: FlowLook): Made[] {
  const tree = createFlowTree(flowchart);
  const nodes = tree.nodes.map((node) => describeNode(node, flowchart, look));
  const labels = tree.edges.map((edge) => sizeOf(words(edge.text, edge.labelType, look), look));
  const line = layOut('x', look.style, 0, look.measure).h;
  const sizes = { nodes: new Map(nodes.map(({ node, size }) => [node.id, size])), labels, line };
  const { boxes, ways } = layOutFlow(tree, flowchart.direction ?? 'TB', sizes);
  const ids = new Map([...boxes.keys()].map((id) => [id, createShapeId()]));
  const placeOf = (id: string): Place => ({
    id: ids.get(id) ?? createShapeId(),
    frame: ids.get(frameAround(tree, id) ?? '') ?? '',
    ...(boxes.get(id) ?? { x: 0, y: 0, w: 0, h: 0 }),
  });
  if (tree.subgraphs.some(({ dir }) => dir !== undefined && dir !== flowchart.direction))
    look.notes.note('approximated', 'Directions of subgraphs, which flow as the whole does');
  return [
    ...titleShapes(flowchart, boxes, look),
    ...tree.subgraphs.map((subgraph) => subgraphShape(subgraph, placeOf(subgraph.id), look)),
    ...nodes.map(({ node, kind, style }) => nodeShape(node, kind, placeOf(node.id), { ...look, style })),
    ...tree.edges.flatMap((edge, index) => {
      const [from, to] = [ids.get(edge.start), ids.get(edge.end)];
      const way = edge.start === edge.end ? loopAt(placeOf(edge.start)) : (ways[index] ?? []);
      if (edge.stroke === 'invisible' || !from || !to || way.length < 2) return [];
      const frames = [edge.start, edge.end].map((id) => tree.outermostOf(id));
      const frame = frames[0] === frames[1] ? (ids.get(frames[0] ?? '') ?? '') : '';
      return [edgeShape(edge, flowchart, { from, to, way, frame }, look)];
    }),
  ];
}

interface Place extends Box {
  readonly id: ShapeId;
  readonly frame: ShapeId;
}

/** The outermost subgraph is a frame; frames lie in none. */
function frameAround(tree: FlowTree, id: string): string | undefined {
  const outermost = tree.outermostOf(id);
  return outermost === id ? undefined : outermost;
}

function words(text: string | undefined, labelType: string, { notes, maxCharacters }: FlowLook): string {
  const written = text ?? '';
  if (isMarked(written, labelType))
    notes.note('approximated', 'Formatting in labels, of which the words are kept');
  return labelWords(written, labelType).slice(0, maxCharacters).toWellFormed();
}

/** Of words, undefined for none. */
function sizeOf(text: string, { style, measure }: FlowLook): Size | undefined {
  if (text === '') return undefined;
  const { w, h } = layOut(text, style, MAX_LABEL_EM * style.fontSize, measure);
  return { w: Math.ceil(w) + SLACK_PX, h: Math.ceil(h) };
}

function describeNode(node: FlowNode, flowchart: Flowchart, look: FlowLook) {
  const kind = nodeKind(node.icon || node.img ? 'icon' : node.type);
  if (kind.lacks) look.notes.note('approximated', kind.lacks);
  const declarations = [...classDeclarations(flowchart, node.classes), ...node.styles];
  const style = withDeclarations(look.style, declarations, look.notes);
  return { node, kind, style, size: nodeSize(nodeText(node, look), kind, look) };
}

function nodeText({ id, text, labelType }: FlowNode, look: FlowLook): string {
  return words(text ?? id, labelType, look);
}

/** As large as its words need the part of its outline that is for them. */
function nodeSize(text: string, { type, isSquare }: NodeKind, look: FlowLook): Size {
  const { w, h } = sizeOf(text, look) ?? { w: look.style.fontSize, h: look.style.fontSize };
  if (type === 'text') return { w, h };
  const [, , shareW, shareH] = GEOMETRIC_KINDS[type].labelBox;
  const size = { w: Math.ceil((w + 2 * PADDING_PX) / shareW), h: Math.ceil((h + 2 * PADDING_PX) / shareH) };
  const side = Math.max(size.w, size.h);
  return isSquare ? { w: side, h: side } : size;
}

function nodeShape(node: FlowNode, { type }: NodeKind, place: Place, look: FlowLook): Made {
  const text = nodeText(node, look);
  const link = safeLink(node.link === 'about:blank' ? '' : node.link);
  const common = { ...place, style: look.style, text, link };
  return type === 'text' ? { ...common, type, wraps: true } : { ...common, type };
}

function subgraphShape({ title, labelType }: FlowSubgraph, place: Place, look: FlowLook): Made {
  const text = words(title, labelType, look);
  if (place.frame === '')
    return { ...place, type: 'frame', style: look.style, text: text.replaceAll('\n', ' ') };
  look.notes.note('approximated', 'Subgraphs within subgraphs, as rectangles');
  const style = parseStyle({
    ...look.style,
    dash: 'dashed',
    fill: 'none',
    align: 'left',
    verticalAlign: 'top',
  });
  return { ...place, type: 'rectangle', style, text };
}

/** A way out of a box and back into it, at its right. */
function loopAt({ x, y, w, h }: Box): Point[] {
  const [right, out] = [x + w, x + w + LOOP_PX];
  const [above, below] = [y + h / 3, y + (2 * h) / 3];
  return [
    { x: right, y: above },
    { x: out, y: above - LOOP_PX / 4 },
    { x: out, y: below + LOOP_PX / 4 },
    { x: right, y: below },
  ];
}

const LOOP_PX = 48;

interface Way {
  readonly from: ShapeId;
  readonly to: ShapeId;
  readonly frame: ShapeId;
  /** Both ends included. */
  readonly way: readonly Point[];
}

function edgeShape(
  edge: FlowEdge,
  flowchart: Flowchart,
  { from, to, frame, way }: Way,
  look: FlowLook,
): Made {
  const points = isStraight(way) && from !== to ? [...way.slice(0, 1), ...way.slice(-1)] : way;
  const [startHead, endHead] = headsOf(edge.type, look.notes);
  const style = parseStyle({
    ...look.style,
    fill: 'none',
    startHead,
    endHead,
    dash: edge.stroke === 'dotted' ? 'dotted' : 'solid',
    width: edge.stroke === 'thick' ? look.style.width * THICK : look.style.width,
    route: points.length > 2 ? 'curved' : 'straight',
  });
  const declarations = edge.style ?? flowchart.defaultEdgeStyle ?? [];
  return {
    id: createShapeId(),
    type: 'arrow',
    ...placePoints(points),
    frame,
    style: withDeclarations(style, declarations, look.notes),
    text: words(edge.text, edge.labelType, look),
    start: { id: from, x: 0.5, y: 0.5, isInside: false },
    end: { id: to, x: 0.5, y: 0.5, isInside: false },
  };
}

/** Nobody would see that it bends less than this. */
const BEND_PX = 8;

function isStraight(way: readonly Point[]): boolean {
  const [first, last] = [way[0], way.at(-1)];
  if (!first || !last) return true;
  const length = Math.hypot(last.x - first.x, last.y - first.y);
  return way.every(({ x, y }) => {
    const across = (last.x - first.x) * (first.y - y) - (first.x - x) * (last.y - first.y);
    return length > 0 && Math.abs(across) / length < BEND_PX;
  });
}

function headsOf(type: string | undefined, notes: ReportNotes): [start: Head, end: Head] {
  if (type?.endsWith('_cross')) notes.note('approximated', 'Crosses at the ends of links, as bars');
  const head = HEADS.get(type?.replace(/^double_/, '') ?? '') ?? 'none';
  return [type?.startsWith('double_') ? head : 'none', head];
}

const HEADS: ReadonlyMap<string, Head> = new Map([
  ['arrow_point', 'triangle'],
  ['arrow_circle', 'dot'],
  ['arrow_cross', 'bar'],
]);

/** Above the rest. */
function titleShapes({ title }: Flowchart, boxes: ReadonlyMap<string, Box>, look: FlowLook): Made[] {
  const text = words(title, 'text', look);
  const size = sizeOf(text, look);
  if (!size) return [];
  const all = [...boxes.values()];
  const left = all.reduce((least, { x }) => Math.min(least, x), Infinity);
  const top = all.reduce((least, { y }) => Math.min(least, y), Infinity);
  const [x, y] = Number.isFinite(top) ? [left, top - size.h - 2 * look.style.fontSize] : [0, 0];
  return [{ id: createShapeId(), type: 'text', x, y, ...size, style: look.style, text, wraps: false }];
}
