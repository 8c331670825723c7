import { createShapeId, type GroupId, isShapeId, parseNumber, type ShapeId } from '@drawbridge/board';
import type { ReportNotes } from '../collectReport.ts';
import { isPlace } from '../excalidraw/element.ts';
import { type Fields, fieldsOf, stringOf } from './fields.ts';
import type { Records } from './migrate.ts';
import { PAGE_ORIGIN, type Place, placeWithin } from './place.ts';

/** A shape of a file, where it lies on its page. */
export interface PlacedShape {
  /** On our board. */
  readonly id: ShapeId;
  /** As others in the file name it. */
  readonly key: string;
  readonly type: string;
  readonly place: Place;
  readonly props: Fields;
  readonly meta: Fields;
  /** 0 to 1, with that of all that it lies in. */
  readonly opacity: number;
  readonly locked: boolean;
  /** The innermost first. */
  readonly groups: readonly GroupId[];
  /** The innermost frame around it, or none. */
  readonly frame: ShapeId;
}

export interface PlacedPage {
  readonly key: string;
  readonly name: string;
  /** From back to front, groups among them. */
  readonly shapes: readonly PlacedShape[];
}

/** LIMIT of groups within each other, as the board has it. */
const MAX_GROUP_DEPTH = 32;

/** The shapes of each page in order: those that lie in others follow these. Every shape is on a page, whatever it says. */
export function placeShapes({ pages, shapes }: Records, report: ReportNotes): PlacedPage[] {
  const nodes = readNodes(shapes, report);
  const sortedPages = readPages(pages);
  const [firstPage] = sortedPages;
  const children = sortIntoParents(nodes, sortedPages, report);
  const isPlaced = new Set<Node>();

  /** With all that lies in it. No recursion: files may be deeper than any stack. */
  function place(roots: readonly Node[], placed: PlacedShape[]): void {
    const waiting = roots.map((node) => ({ node, parent: PAGE })).reverse();
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { node, parent } = next;
      if (isPlaced.has(node)) continue;
      isPlaced.add(node);
      const shape = placeIn(parent, node);
      placed.push(shape);
      const inner = children.get(node.key) ?? [];
      for (const child of inner.toReversed()) waiting.push({ node: child, parent: shape });
    }
  }

  const placedPages = sortedPages.map((page) => {
    const placed: PlacedShape[] = [];
    place(children.get(page.key) ?? [], placed);
    return { ...page, shapes: placed };
  });
  // What is left lies in itself.
  for (const node of nodes) {
    if (isPlaced.has(node)) continue;
    report.note('repaired', 'Shapes that lay within each other in a circle: taken apart');
    place([node], placedPages[0]?.shapes ?? []);
  }
  return firstPage ? placedPages : [];
}

interface Node extends Omit<PlacedShape, 'groups' | 'frame'> {
  readonly parentKey: string;
  readonly index: string;
}

/** What a shape takes over from what it lies in. */
type Parent = Pick<PlacedShape, 'id' | 'type' | 'place' | 'opacity' | 'locked' | 'groups' | 'frame'>;

const PAGE: Parent = {
  ...{ id: '', type: 'page', place: PAGE_ORIGIN },
  ...{ opacity: 1, locked: false, groups: [], frame: '' },
};

function placeIn(parent: Parent, { parentKey: _key, index: _index, ...node }: Node): PlacedShape {
  const isInFrame = parent.type === 'frame';
  const groups =
    parent.type === 'group' ? [parent.id, ...parent.groups].slice(0, MAX_GROUP_DEPTH) : parent.groups;
  return {
    ...node,
    place: placeWithin(parent.place, node.place),
    opacity: node.opacity * parent.opacity,
    locked: node.locked || parent.locked,
    groups: isInFrame ? [] : groups,
    frame: isInFrame ? parent.id : parent.frame,
  };
}

function readNodes(shapes: readonly Fields[], report: ReportNotes): Node[] {
  const keys = new Set<string>();
  return shapes.flatMap((shape) => {
    const node = readNode(shape, keys);
    if (!node) report.note('left out', 'Shapes without a type or a place');
    else if (node.key !== shape.id)
      report.note('repaired', 'Shapes with the id of another: they got one of their own');
    if (node) keys.add(node.key);
    return node ?? [];
  });
}

function readNode(shape: Fields, keys: ReadonlySet<string>): Node | undefined {
  const { x = 0, y = 0, rotation = 0, type } = shape;
  if (!isPlace(x) || !isPlace(y) || !isPlace(rotation) || typeof type !== 'string') return undefined;
  const own = stringOf(shape.id);
  const key = own === '' || keys.has(own) ? createShapeId() : own;
  return {
    id: isShapeId(key) ? key : createShapeId(),
    key,
    type,
    place: { x, y, rotation },
    props: fieldsOf(shape.props),
    meta: fieldsOf(shape.meta),
    opacity: parseNumber(shape.opacity, 1, 0, 1),
    locked: shape.isLocked === true,
    parentKey: stringOf(shape.parentId),
    index: stringOf(shape.index),
  };
}

type Page = Omit<PlacedPage, 'shapes'>;

/** At least one. */
function readPages(pages: readonly Fields[]): readonly Page[] {
  const sorted = pages
    .map(({ id, name, index }) => ({ key: stringOf(id), name: stringOf(name), index: stringOf(index) }))
    .sort(compareIndex);
  return sorted.length > 0 ? sorted : [{ key: 'page:page', name: '' }];
}

function sortIntoParents(
  nodes: readonly Node[],
  pages: readonly Page[],
  report: ReportNotes,
): ReadonlyMap<string, readonly Node[]> {
  const known = new Set([...pages, ...nodes].map(({ key }) => key));
  const children = new Map<string, Node[]>();
  for (const node of nodes) {
    const isKnown = known.has(node.parentKey);
    if (!isKnown) report.note('repaired', 'Shapes of pages or groups that are missing: on the first page');
    const parent = isKnown ? node.parentKey : (pages[0]?.key ?? '');
    const siblings = children.get(parent);
    if (siblings) siblings.push(node);
    else children.set(parent, [node]);
  }
  for (const siblings of children.values()) siblings.sort(compareIndex);
  return children;
}

/** By code unit, as whoever wrote them did. */
function compareIndex(a: { readonly index: string }, b: { readonly index: string }): number {
  if (a.index === b.index) return 0;
  return a.index < b.index ? -1 : 1;
}
