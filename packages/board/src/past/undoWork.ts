import * as Y from 'yjs';
import { type Fields, fieldsOf, sizeOfValue } from '../giveBackCopy.ts';
import { someItemWithin } from '../giveBackItems.ts';
import type { ShapeId } from '../shapeId.ts';
import { SHAPES_KEY } from '../store.ts';
import { patchText } from '../text/patchText.ts';
import { type WriteStep, writeInParts } from '../writeInParts.ts';
import type { ReplayedWork } from './replayWork.ts';
import type { RestoreTo } from './restoreBoard.ts';
import { copyWithout, textWithout, type Unit, valuesOf, valueWithout } from './withoutWork.ts';

/** What came of it. */
export interface UndoneWork {
  readonly removed: readonly ShapeId[];
  readonly broughtBack: readonly ShapeId[];
  readonly changedBack: readonly ShapeId[];
  /** Left as it is, whole or in part: somebody went on with it since. */
  readonly kept: readonly ShapeId[];
}

/**
 * Takes some work out of a board, by writing the difference as new changes: what it made goes, what it deleted comes back,
 * what it changed is as it would be without it. What anybody changed after that work stays as they left it; a shape that
 * others worked on stays, too.
 */
export function undoWork(work: ReplayedWork, to: RestoreTo): UndoneWork {
  const target = to.doc.getMap(SHAPES_KEY);
  const found = findSteps(work, target, to);
  writeInParts(
    [...found.broughtBack, ...found.changedBack, ...found.removed].map(({ step }) => step),
    to.store,
  );
  const idsOf = (parts: readonly Found[]): ShapeId[] => parts.map(({ step }) => step.id);
  return {
    removed: idsOf(found.removed),
    broughtBack: idsOf(found.broughtBack),
    changedBack: idsOf(found.changedBack),
    kept: found.kept,
  };
}

type Kind = 'removed' | 'broughtBack' | 'changedBack';

interface Found {
  readonly kind: Kind;
  readonly step: WriteStep;
}

function findSteps(work: ReplayedWork, target: Y.Map<unknown>, { store }: RestoreTo) {
  const source = work.doc.getMap(SHAPES_KEY);
  const kept: ShapeId[] = [];
  const found = [...source._map.keys()].flatMap((id): Found[] => {
    const [top] = valuesOf(source, id);
    const item = target._map.get(id);
    if (!top) return [];
    const before = valueWithout(source, id, work);
    if (!isDoneBy(work, top)) {
      const changes = top.isDeleted ? undefined : changesWithin(id, top, { item, work });
      if (changes?.isKept) kept.push(id);
      return changes?.step ? [{ kind: 'changedBack', step: changes.step }] : [];
    }
    const current = fieldsOf(item);
    if (top.isDeleted) {
      const copy = current || !before ? undefined : copyWithout(before.value, work);
      if (!(copy instanceof Y.Map)) return [];
      return [{ kind: 'broughtBack', step: { id, bytes: LEAST_BYTES, run: () => target.set(id, copy) } }];
    }
    if (!current) return [];
    if (!isSame(item, top) || hasOthersWork(current, work)) {
      kept.push(id);
      return [];
    }
    const copy = before && copyWithout(before.value, work);
    if (copy instanceof Y.Map)
      return [{ kind: 'changedBack', step: { id, bytes: LEAST_BYTES, run: () => target.set(id, copy) } }];
    return [{ kind: 'removed', step: { id, bytes: 0, run: () => store.delete([id]) } }];
  });
  const of = (kind: Kind): Found[] => found.filter((one) => one.kind === kind);
  return { removed: of('removed'), broughtBack: of('broughtBack'), changedBack: of('changedBack'), kept };
}

/** What a value that is not in a doc yet takes at most, but for letters and strokes. Parts of a change are cut by it. */
const LEAST_BYTES = 2_048;

interface Place {
  readonly item: Y.Item | undefined;
  readonly work: ReplayedWork;
}

/** What the work changed in a shape that is not its own. */
function changesWithin(id: ShapeId, { value }: Unit, { item, work }: Place) {
  const current = fieldsOf(item);
  if (!(value instanceof Y.Map) || !current) return undefined;
  const fields: Fields = value;
  let isKept = false;
  const writes = [...fields._map.keys()].flatMap((key): (() => void)[] => {
    const [top] = valuesOf(fields, key);
    const now = current._map.get(key);
    if (!top) return [];
    if (isDoneBy(work, top)) {
      const before = valueWithout(fields, key, work);
      if (isSame(now, top)) return [() => write(current, key, before && copyWithout(before.value, work))];
      isKept ||= now !== undefined;
      return [];
    }
    isKept ||= isOverwritten(fields, key, work);
    if (top.isDeleted || !(top.value instanceof Y.Text)) return [];
    const [then, without] = [String(top.value), textWithout(top.value, work)];
    if (then === without) return [];
    if (isSame(now, top) && String(current.get(key)) === then) return [() => patchText(current, without)];
    isKept = true;
    return [];
  });
  const run = (): void => {
    for (const one of writes) one();
  };
  return { isKept, step: writes.length > 0 ? { id, bytes: sizeOfValue(fields), run } : undefined };
}

function write(fields: Fields, key: string, value: unknown): void {
  if (value === undefined) fields.delete(key);
  else fields.set(key, value);
}

/** Whether what a key has at last, or has not, is of the work. */
function isDoneBy(work: ReplayedWork, top: Unit): boolean {
  return top.isDeleted ? !top.isLost && work.isDeleted(top.id) : work.isWritten(top.id);
}

/** Whether the work wrote a value that is not there any more, because somebody wrote another one since. */
function isOverwritten(fields: Fields, key: string, work: ReplayedWork): boolean {
  for (const { id } of valuesOf(fields, key)) if (work.isWritten(id)) return true;
  return false;
}

/** Whether the key is as the work left it. */
function isSame(item: Y.Item | undefined, top: Unit): boolean {
  return item !== undefined && item.deleted === top.isDeleted && Y.compareIDs(item.lastId, top.id);
}

function hasOthersWork(fields: Fields, work: ReplayedWork): boolean {
  return someItemWithin(fields, (item) => !item.deleted && !work.isWritten(item.lastId));
}
