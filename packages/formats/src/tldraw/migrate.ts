import { isRecord } from '@drawbridge/board';
import type { ReportNotes } from '../collectReport.ts';
import { EXTRACT_BINDINGS_VERSION, extractBindings } from './extractBindings.ts';
import { type Fields, stringOf } from './fields.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';
import type { TldrawRecords } from './parseTldraw.ts';
import type { VersionOf } from './versions.ts';

/** Records by what they are, as the newest version known here writes them. */
export interface Records {
  readonly pages: readonly Fields[];
  readonly shapes: readonly Fields[];
  readonly bindings: readonly Fields[];
  readonly assets: readonly Fields[];
}

/** What belongs to a view and not to the drawing (cameras, selections, who is there) is none of it. */
export function migrate({ records, versionOf }: Omit<TldrawRecords, 'kind'>, report: ReportNotes): Records {
  const byType: Record<keyof Records, Fields[]> = { pages: [], shapes: [], bindings: [], assets: [] };
  const createMigrator = migrators(versionOf);
  for (const record of records) {
    const kind = isRecord(record) ? KINDS.get(record.typeName) : undefined;
    if (!isRecord(record)) report.note('left out', 'Records that are damaged');
    else if (kind && isOver(record, versionOf))
      report.note('left out', 'Icons and code of the first versions');
    else if (kind) take(kind, createMigrator(sequenceOf(record))(record));
  }

  function take(kind: keyof Records, record: Fields): void {
    const isOldArrow = record.type === 'arrow' && versionOf('shape.arrow') < EXTRACT_BINDINGS_VERSION;
    if (kind !== 'shapes' || !isOldArrow) {
      byType[kind].push(record);
      return;
    }
    const { arrow, bindings } = extractBindings(record);
    byType.shapes.push(arrow);
    byType.bindings.push(...bindings);
  }

  return byType;
}

const KINDS: ReadonlyMap<unknown, keyof Records> = new Map([
  ['page', 'pages'],
  ['shape', 'shapes'],
  ['binding', 'bindings'],
  ['asset', 'assets'],
]);

/** Types that were given up before anybody used them; others may have made new ones of these names since. */
function isOver({ typeName, type }: Fields, versionOf: VersionOf): boolean {
  return typeName === 'shape' && (type === 'icon' || type === 'code') && versionOf('store') < 1;
}

function sequenceOf({ typeName, type }: Fields): string {
  return `${stringOf(typeName)}.${stringOf(type)}`;
}

/** LIMIT of kinds whose steps are remembered: files may make up others. */
const MAX_KINDS = 100;

/** The steps that records of a kind have to go through, found out once. */
function migrators(versionOf: VersionOf): (sequence: string) => Migration['up'] {
  const known = new Map<string, Migration['up']>();
  return (sequence) => {
    const kept = known.get(sequence);
    if (kept) return kept;
    const [typeName] = sequence.split('.');
    const steps = MIGRATIONS.filter(
      (step) =>
        (step.sequence === sequence || step.sequence === typeName) && step.version > versionOf(step.sequence),
    );
    const up = (record: Fields): Fields => steps.reduce((before, step) => step.up(before), record);
    if (known.size < MAX_KINDS) known.set(sequence, up);
    return up;
  };
}
