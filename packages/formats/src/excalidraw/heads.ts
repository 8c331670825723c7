import type { Head } from '@drawbridge/board';

/** What Excalidraw calls our heads. Crow's feet have the older of their names: newer versions know both. */
const NAMES: Readonly<Record<Head, string | null>> = {
  none: null,
  arrow: 'arrow',
  triangle: 'triangle',
  'triangle-outline': 'triangle_outline',
  bar: 'bar',
  dot: 'circle',
  'dot-outline': 'circle_outline',
  diamond: 'diamond',
  'diamond-outline': 'diamond_outline',
  one: 'crowfoot_one',
  many: 'crowfoot_many',
  'one-or-many': 'crowfoot_one_or_many',
};

/** Names that it gave up or took on, and heads that we have none of: the nearest. */
const OTHERS: Readonly<Record<string, Head>> = {
  dot: 'dot',
  cardinality_one: 'one',
  cardinality_many: 'many',
  cardinality_one_or_many: 'one-or-many',
  cardinality_exactly_one: 'one',
  cardinality_zero_or_one: 'one',
  cardinality_zero_or_many: 'many',
};

const HEADS = new Map([
  ...Object.entries(OTHERS),
  // Object.entries of a typed object lists keys of its type; TypeScript only promises strings.
  ...(Object.entries(NAMES) as [Head, string | null][]).map(([head, name]) => [name, head] as const),
]);

/** What a head of that name is called in every version of today. */
export function newHeadName(value: unknown): unknown {
  return value === 'dot' ? 'circle' : value;
}

export function headName(head: Head): string | null {
  return NAMES[head];
}

/** Whether an arrow has a head, and which, as far as it can be told; one of a later version is a plain arrow. */
export function parseHead(value: unknown): Head {
  if (value === null) return 'none';
  return (typeof value === 'string' ? HEADS.get(value) : undefined) ?? 'arrow';
}
