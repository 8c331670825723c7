import { isRecord, type Shape } from '@drawbridge/board';
import { PASTE_LIMITS } from '../../limits.ts';
import { type Fields, parseElement } from '../element.ts';
import { fingerprint } from '../foreign/fingerprint.ts';
import { OWN_KEY } from '../own.ts';
import { type Read, readableType } from '../readTypes.ts';
import type { ExcalidrawElement } from '../writeElement.ts';
import { differenceOf, type FieldDifference, withDifference } from './ownFields.ts';

/*
 * The elements of a shape are read as soon as they are written. What does not come back goes along under our key of
 * `customData`, with a fingerprint of the elements: where somebody changed these, it counts for nothing.
 */

/** The elements for the shape, with what of it they cannot say. */
export function writeExact(
  shape: Shape,
  elements: readonly ExcalidrawElement[],
): readonly ExcalidrawElement[] {
  const [element, ...labels] = elements;
  const read = element && readAlone(element, labels[0]);
  const difference = read && differenceOf(shape, read);
  if (!element || !difference) return elements;
  const exact = { of: lookOf(element, labels[0]), ...difference };
  const custom = isRecord(element.customData) ? element.customData : {};
  const own = isRecord(custom[OWN_KEY]) ? custom[OWN_KEY] : {};
  return [{ ...element, customData: { ...custom, [OWN_KEY]: { ...own, exact } } }, ...labels];
}

/** What was read as a shape, exactly as that was when it was written, if nobody changed its elements since. */
export function readExact(read: Read, element: Fields, label: Fields | undefined): Read {
  const own = isRecord(element.customData) ? element.customData[OWN_KEY] : undefined;
  const exact = isRecord(own) ? own.exact : undefined;
  if (!isRecord(exact) || exact.of !== lookOf(element, label)) return read;
  const { of: _look, ...difference }: FieldDifference = exact;
  return withDifference(read, difference);
}

function readAlone(
  written: ExcalidrawElement,
  writtenLabel: ExcalidrawElement | undefined,
): Read | undefined {
  const element = parseElement(written);
  const label = writtenLabel && parseElement(writtenLabel);
  return (
    element &&
    readableType(element).read(element, {
      label,
      imageUrl: undefined,
      limits: PASTE_LIMITS,
      changed: () => {},
      shapeIdOf: () => undefined,
    })
  );
}

/** Of a shape and its text; not where it is, what it has to do with others, nor what changes each time it is written. */
function lookOf(element: Fields, label: Fields | undefined): string {
  return fingerprint([look(element), label && look(label)]);
}

function look(element: Fields): Fields {
  return Object.fromEntries(Object.entries(element).filter(([key]) => !NO_LOOK.has(key)));
}

const NO_LOOK: ReadonlySet<string> = new Set([
  ...['id', 'x', 'y', 'seed', 'version', 'versionNonce', 'updated', 'created', 'index', 'isDeleted'],
  ...['groupIds', 'frameId', 'boundElements', 'containerId', 'startBinding', 'endBinding', 'customData'],
]);
