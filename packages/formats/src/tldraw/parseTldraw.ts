import { isRecord } from '@drawbridge/board';
import type { Fields } from './fields.ts';
import { refuse, type TldrawRefusal } from './tldrawResult.ts';
import { readVersions, type VersionOf } from './versions.ts';

/** The records of a file or a clipboard, as they were written. */
export interface TldrawRecords {
  readonly kind: 'records';
  readonly records: readonly unknown[];
  readonly versionOf: VersionOf;
}

const FILE_FORMAT_VERSION = 1;
const SCHEMA_VERSION = 2;

export function parseTldraw(value: unknown): TldrawRecords | TldrawRefusal {
  if (!isRecord(value)) return refuse('notTldraw');
  if (value.tldrawFileFormatVersion === undefined) return refuse(isOldApp(value) ? 'oldApp' : 'notTldraw');
  if (typeof value.tldrawFileFormatVersion !== 'number') return refuse('notTldraw');
  if (value.tldrawFileFormatVersion > FILE_FORMAT_VERSION) return refuse('tooNew');
  return parseRecords(value.schema, value.records);
}

/** With the schema that says what their fields mean. */
export function parseRecords(schema: unknown, records: unknown): TldrawRecords | TldrawRefusal {
  if (!isRecord(schema) || !Array.isArray(records)) return refuse('invalid');
  if (typeof schema.schemaVersion === 'number' && schema.schemaVersion > SCHEMA_VERSION)
    return refuse('tooNew');
  const versionOf = readVersions(schema);
  return versionOf ? { kind: 'records', records, versionOf } : refuse('invalid');
}

function isOldApp({ document }: Fields): boolean {
  return isRecord(document) && typeof document.version === 'number' && isRecord(document.pages);
}
