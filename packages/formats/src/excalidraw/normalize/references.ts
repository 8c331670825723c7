import { isRecord } from '@drawbridge/board';
import type { ReportNotes } from '../../collectReport.ts';
import type { Fields } from '../element.ts';

/**
 * Elements that say of each other only what is true: what is bound to something that is not there, or to itself, is bound to
 * nothing, and a text and its shape name each other.
 */
export function mendReferences(elements: readonly Fields[], notes: ReportNotes): Fields[] {
  const byId = new Map(elements.map((element) => [element.id, element]));
  const frames = findFrames(byId);
  const containers = findContainers(elements, byId);
  const textsOf = new Map<unknown, unknown[]>();
  for (const [text, container] of containers) {
    textsOf.set(container, [...(textsOf.get(container) ?? []), text]);
  }
  return elements.map((element) => ({
    ...element,
    ...mendFrame(element, frames, notes),
    ...mendContainer(element, containers, notes),
    ...mendBinding(element, 'startBinding', byId, notes),
    ...mendBinding(element, 'endBinding', byId, notes),
    ...mendBound(element, textsOf.get(element.id) ?? [], byId, notes),
  }));
}

type ById = ReadonlyMap<unknown, Fields>;

const FRAMES: ReadonlySet<unknown> = new Set(['frame', 'magicframe']);

/** What each element lies in, as far as that is a frame and does not lie in itself. */
function findFrames(byId: ById): ReadonlyMap<unknown, unknown> {
  const frames = new Map<unknown, unknown>();
  for (const [id, { frameId }] of byId) {
    if (FRAMES.has(byId.get(frameId)?.type) && !leadsTo(frameId, id, frames)) frames.set(id, frameId);
  }
  return frames;
}

/** Only what was found to go in no circle is followed. */
function leadsTo(from: unknown, to: unknown, frames: ReadonlyMap<unknown, unknown>): boolean {
  for (let at = from; at !== undefined; at = frames.get(at)) if (at === to) return true;
  return false;
}

function mendFrame(
  { id, frameId }: Fields,
  frames: ReadonlyMap<unknown, unknown>,
  notes: ReportNotes,
): Fields {
  if (frameId === undefined || frameId === null || frames.has(id)) return {};
  notes.note('repaired', 'Things in a frame that is not there, or that lies in itself');
  return { frameId: null };
}

/** The shape of each text that has one, whichever of the two says so. */
function findContainers(elements: readonly Fields[], byId: ById): ReadonlyMap<unknown, unknown> {
  const containers = new Map<unknown, unknown>();
  for (const { id, type, containerId } of elements) {
    if (type === 'text' && canContain(byId.get(containerId))) containers.set(id, containerId);
  }
  for (const element of elements) {
    for (const bound of canContain(element) ? boundOf(element) : []) {
      const isText = bound.type === 'text' && byId.get(bound.id)?.type === 'text';
      if (isText && !containers.has(bound.id)) containers.set(bound.id, element.id);
    }
  }
  return containers;
}

function canContain(element: Fields | undefined): boolean {
  return element !== undefined && element.type !== 'text';
}

function mendContainer(
  { id, type, containerId }: Fields,
  containers: ReadonlyMap<unknown, unknown>,
  notes: ReportNotes,
): Fields {
  const container = containers.get(id) ?? null;
  if (type !== 'text' || (containerId ?? null) === container) return {};
  notes.note('repaired', 'Texts and shapes of which only one named the other');
  return { containerId: container };
}

function mendBinding(
  element: Fields,
  key: 'startBinding' | 'endBinding',
  byId: ById,
  notes: ReportNotes,
): Fields {
  const binding = element[key];
  if (binding === undefined || binding === null) return {};
  const target = isRecord(binding) ? binding.elementId : undefined;
  if (byId.has(target) && target !== element.id) return {};
  notes.note('repaired', 'Arrows that were bound to things that are not there');
  return { [key]: null };
}

/** Each thing that is there once, and the texts that name it. */
function mendBound(element: Fields, texts: readonly unknown[], byId: ById, notes: ReportNotes): Fields {
  const { boundElements } = element;
  const bound = boundOf(element);
  const known = new Map(
    bound.flatMap((one) => {
      const isTrue = one.type === 'text' ? texts.includes(one.id) : byId.has(one.id);
      return isTrue ? [[one.id, one] as const] : [];
    }),
  );
  const missing = texts.filter((id) => !known.has(id)).map((id) => ({ type: 'text', id }));
  const isNothing = boundElements === undefined || boundElements === null;
  const isWhole = isNothing || (Array.isArray(boundElements) && boundElements.length === known.size);
  if (isWhole && missing.length === 0) return {};
  notes.note('repaired', 'Shapes that named arrows or texts that do not name them');
  return { boundElements: [...known.values(), ...missing] };
}

function boundOf({ boundElements }: Fields): readonly Fields[] {
  return Array.isArray(boundElements) ? boundElements.filter(isRecord) : [];
}
