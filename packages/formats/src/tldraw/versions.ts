import { isRecord } from '@drawbridge/board';
import { type Fields, fieldsOf } from './fields.ts';

/** The version that things of this kind were written with: such as `shape.geo`, or `store` for all together. */
export type VersionOf = (sequence: string) => number;

/** Undefined for a schema that does not say. What it does not name was never changed: that is version 0. */
export function readVersions(schema: Fields): VersionOf | undefined {
  if (schema.schemaVersion === 1 && isRecord(schema.recordVersions)) return nested(schema);
  if (schema.schemaVersion === 2 && isRecord(schema.sequences)) return flat(schema.sequences);
  return undefined;
}

/** `{storeVersion, recordVersions: {shape: {version, subTypeVersions: {geo}}}}` */
function nested({ storeVersion, recordVersions }: Fields): VersionOf {
  return (sequence) => {
    if (sequence === 'store') return versionOf(storeVersion);
    const [typeName = '', subType] = sequence.split('.');
    const { version, subTypeVersions } = fieldsOf(own(fieldsOf(recordVersions), typeName));
    return versionOf(subType === undefined ? version : own(fieldsOf(subTypeVersions), subType));
  };
}

/** `{'com.tldraw.shape.geo': 7}` */
function flat(sequences: Fields): VersionOf {
  return (sequence) => versionOf(own(sequences, `com.tldraw.${sequence}`));
}

function own(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

function versionOf(value: unknown): number {
  return typeof value === 'number' && value > 0 ? value : 0;
}
