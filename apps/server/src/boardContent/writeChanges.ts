import {
  createBoardName,
  createStore,
  DEFAULT_STYLE,
  type NewShape,
  packPoints,
  placePoints,
  type Shape,
  type ShapePatch,
  type Store,
} from '@drawbridge/board';
import { textShapes } from '@drawbridge/formats';
import type * as Y from 'yjs';
import type { Change, GivenPatch, GivenShape } from './changes.ts';

/** Changes as one update of one Yjs client, or why they make no sense on this board. */
export type Written =
  | { readonly kind: 'written'; readonly update: Uint8Array; readonly created: readonly string[] }
  /** The board is as the changes want it. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'missing' | 'taken'; readonly message: string };

interface Author {
  readonly clientId: number;
  readonly name: string;
}

/** Writes changes upon a board in one transaction. The document keeps them: who cannot have them stored must forget it. */
export function writeChanges(doc: Y.Doc, changes: readonly Change[], author: Author): Written {
  const store = createStore(doc, { author: () => author.name });
  const problem = findProblem(store, changes);
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array): void => void updates.push(update);
  try {
    if (problem) return problem;
    doc.clientID = author.clientId;
    doc.on('update', keep);
    const created = store.transact(() => changes.flatMap((change) => writeOne(doc, store, change)));
    const [update] = updates;
    return update ? { kind: 'written', update, created } : { kind: 'nothing' };
  } finally {
    doc.off('update', keep);
    store.destroy();
  }
}

/** Before anything is written: all of it is, or nothing. */
function findProblem(store: Store, changes: readonly Change[]): Written | undefined {
  const known = new Map<string, boolean>();
  const isThere = (id: string): boolean => known.get(id) ?? store.get(id) !== undefined;
  for (const change of changes) {
    if ('create' in change && change.create.id !== undefined) {
      const { id } = change.create;
      if (isThere(id)) return { kind: 'taken', message: `There is a shape "${id}" already.` };
      known.set(id, true);
    }
    const wanted = 'update' in change ? change.update : 'delete' in change ? change.delete : undefined;
    if (wanted !== undefined && !isThere(wanted))
      return { kind: 'missing', message: `There is no shape "${wanted}".` };
    if ('delete' in change) known.set(change.delete, false);
  }
  return undefined;
}

/** Answers the ids of what was made. */
function writeOne(doc: Y.Doc, store: Store, change: Change): string[] {
  if ('create' in change) return store.create(newShape(change.create));
  if ('update' in change) store.update(change.update, shapePatch(change.patch));
  else if ('delete' in change) store.delete([change.delete]);
  else rename(doc, change.name);
  return [];
}

function rename(doc: Y.Doc, name: string): void {
  const boardName = createBoardName(doc);
  boardName.set(name);
  boardName.destroy();
}

function newShape(given: GivenShape): NewShape<Shape> {
  const style = { ...DEFAULT_STYLE, ...given.style };
  switch (given.type) {
    case 'text':
      return { ...textSize(given.text, style), ...given, style };
    case 'draw':
    case 'highlight': {
      const { points, ...rest } = given;
      // Both are strokes; what was measured with a pen only one of them tells.
      return { ...rest, ...placeStroke(points), isPen: false, style } as NewShape<Shape>;
    }
    case 'line':
    case 'arrow': {
      const { points, ...rest } = given;
      // One type or the other, with what the schema of that type let through.
      return { ...rest, ...placeLine(points), style } as NewShape<Shape>;
    }
    default:
      // What is left are boxes with a text, one type like the other.
      return { ...given, style } as NewShape<Shape>;
  }
}

/** Whoever opens the board with its fonts knows better; this is about so. */
function textSize(text: string, style: Shape['style']): { readonly w: number; readonly h: number } {
  const [{ w, h } = { w: style.fontSize, h: style.fontSize }] = textShapes(text, style);
  return { w, h };
}

type Points = Extract<GivenShape, { points: unknown }>['points'];

function placeLine(points: Points) {
  return placePoints(points.map(([x, y]) => ({ x, y })));
}

const NO_PRESSURE = 0.5;

function placeStroke(points: Points) {
  const { packed: _line, ...box } = placeLine(points);
  const local = points.map(([x, y, pressure = NO_PRESSURE]) => ({ x: x - box.x, y: y - box.y, pressure }));
  return { ...box, packed: packPoints({ points: local, isPen: false }) };
}

function shapePatch({ points, start, end, ...patch }: GivenPatch): ShapePatch {
  return {
    ...patch,
    // Lines are kept more exactly than strokes, and know of no pressure.
    ...(points && (points.some(({ length }) => length > 2) ? placeStroke(points) : placeLine(points))),
    ...(start !== undefined && { start: start ?? undefined }),
    ...(end !== undefined && { end: end ?? undefined }),
  };
}
