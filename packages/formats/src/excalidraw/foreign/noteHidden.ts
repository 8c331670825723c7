import { isRecord } from '@drawbridge/board';
import type { ReportNotes } from '../../collectReport.ts';
import type { Fields } from '../element.ts';
import type { KeptShape } from './kept.ts';

/** Says what of an element is not to be seen here but kept, where a person could miss it. */
export function noteHidden({ fields, label }: KeptShape, notes: ReportNotes): void {
  for (const part of [fields, label?.fields ?? {}]) {
    if (hasCustomData(part)) notes.note('hidden', 'Custom data of other programs');
    if (Object.keys(part).some((key) => !KNOWN_KEYS.has(key)))
      notes.note('hidden', 'Details that are not known here');
  }
}

function hasCustomData({ customData }: Fields): boolean {
  return isRecord(customData) && Object.keys(customData).some((key) => key !== 'drawbridge');
}

/** Whatever Excalidraw has written in any of its versions. */
const KNOWN_KEYS: ReadonlySet<string> = new Set(
  `type x y width height angle strokeColor backgroundColor fillStyle strokeWidth strokeStyle roughness opacity roundness seed
  version versionNonce index isDeleted groupIds frameId boundElements updated created link locked customData text originalText
  rawText baseline fontSize fontSizeMax fontFamily textAlign verticalAlign containerId autoResize lineHeight points polygon
  startArrowhead endArrowhead startBinding endBinding lastCommittedPoint elbowed fixedSegments startIsSpecial endIsSpecial
  pressures simulatePressure strokeOptions fileId status scale crop name baseHeight validated`.split(/\s+/),
);
