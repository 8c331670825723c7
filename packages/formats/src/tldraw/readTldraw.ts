import { isRecord } from '@drawbridge/board';
import { collectReport } from '../collectReport.ts';
import type { ReadLimits } from '../limits.ts';
import type { ReadResult } from '../report.ts';
import { layPages, type PagesOption } from './layPages.ts';
import { migrate } from './migrate.ts';
import { parseTldraw, type TldrawRecords } from './parseTldraw.ts';
import { placeShapes } from './placeShapes.ts';
import { readShapes } from './readShapes.ts';
import type { TldrawResult } from './tldrawResult.ts';
import { inTheirFrames, isOnBoard } from './wholeShapes.ts';

export interface TldrawOptions {
  /** What becomes of several pages; frames, unless it says otherwise. */
  readonly pages?: PagesOption;
}

/** The shapes in parsed JSON that should be a file of tldraw (`.tldr`), of any version since 2023. */
export function readTldraw(value: unknown, limits: ReadLimits, options: TldrawOptions = {}): TldrawResult {
  const parsed = parseTldraw(value);
  return parsed.kind === 'records' ? readRecords(parsed, limits, options) : parsed;
}

/** Records of known versions, from wherever. */
export function readRecords(
  { records, versionOf }: Omit<TldrawRecords, 'kind'>,
  limits: ReadLimits,
  { pages: option = 'frames' }: TldrawOptions = {},
): ReadResult {
  const count = records.filter((record) => isRecord(record) && record.typeName === 'shape').length;
  if (count > limits.shapes) return { kind: 'tooMany', count };
  const report = collectReport();
  const migrated = migrate({ records, versionOf }, report);
  const { pages, images, changed, skipped } = readShapes(
    placeShapes(migrated, report),
    migrated,
    limits,
    report,
  );
  const laid = layPages(pages, option, report);
  // Pages that are very large push the next ones aside.
  const shapes = inTheirFrames(laid.filter(isOnBoard));
  const lost = laid.length - shapes.length;
  if (lost > 0) report.note('left out', 'Shapes further away than a board reaches', lost);
  const shown = new Set(shapes.map(({ id }) => id));
  return {
    kind: 'shapes',
    shapes,
    images: new Map([...images].filter(([id]) => shown.has(id))),
    report: { kept: shapes.length, changed, skipped: skipped + lost, lines: report.lines() },
  };
}
