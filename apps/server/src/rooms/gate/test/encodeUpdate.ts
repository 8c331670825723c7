/**
 * Writes updates that no Yjs would: a small encoder of the format (version 1) without any care for what makes sense.
 * Everything is a list of bytes; parts are put together by spreading them.
 */
export type Bytes = readonly number[];

export interface Update {
  readonly client?: number;
  readonly clock?: number;
  readonly structs?: readonly Bytes[];
  /** Of what `deletes` writes, one a client. */
  readonly deletes?: readonly Bytes[];
}

export interface Item {
  readonly left?: Bytes;
  readonly right?: Bytes;
  /** Of what `root` or `id` writes; the root map `shapes` unless there is a neighbour. */
  readonly parent?: Bytes;
  readonly key?: string | undefined;
  readonly content: Content;
}

export interface Content {
  readonly ref: number;
  readonly bytes: Bytes;
}

export const uint = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
};
export const run = (bytes: Bytes): Bytes => [...uint(bytes.length), ...bytes];
export const text = (value: string): Bytes => run([...Buffer.from(value)]);
export const id = (client: number, clock: number): Bytes => [...uint(client), ...uint(clock)];

export const inRoot = (name: string): Bytes => [1, ...text(name)];
export const inItem = (client: number, clock: number): Bytes => [0, ...id(client, clock)];

export const gc = (length: number): Bytes => [0, ...uint(length)];
export const skip = (length: number): Bytes => [10, ...uint(length)];

export function item({ left, right, parent = inRoot('shapes'), key, content }: Item): Bytes {
  const first = content.ref + (left ? 0x80 : 0) + (right ? 0x40 : 0) + (key === undefined ? 0 : 0x20);
  const place = left || right ? [] : [...parent, ...(key === undefined ? [] : text(key))];
  return [first, ...(left ?? []), ...(right ?? []), ...place, ...content.bytes];
}

export const gone = (length: number): Content => ({ ref: 1, bytes: uint(length) });
export const json = (...values: string[]): Content => ({ ref: 2, bytes: many(values.map(text)) });
export const binary = (bytes: Bytes): Content => ({ ref: 3, bytes: run(bytes) });
export const string = (value: string): Content => ({ ref: 4, bytes: text(value) });
export const embed = (value: string): Content => ({ ref: 5, bytes: text(value) });
export const mark = (key: string, value: string): Content => ({
  ref: 6,
  bytes: [...text(key), ...text(value)],
});
export const type = (ref: number, ...rest: Bytes): Content => ({ ref: 7, bytes: [...uint(ref), ...rest] });
export const plain = (...values: Bytes[]): Content => ({ ref: 8, bytes: many(values) });
export const subdoc = (guid: string, options: Bytes): Content => ({
  ref: 9,
  bytes: [...text(guid), ...options],
});

export const MAP = type(1);
export const TEXT = type(2);
export const ONE = plain([125, 1]);

export const list = (...values: Bytes[]): Bytes => [117, ...many(values)];
export const object = (...fields: [key: string, value: Bytes][]): Bytes => [
  118,
  ...many(fields.map(([key, value]) => [...text(key), ...value])),
];

export const deletes = (client: number, ...ranges: [clock: number, length: number][]): Bytes => [
  ...uint(client),
  ...many(ranges.map((range) => range.flatMap(uint))),
];

export function encodeUpdate({ client = 7, clock = 0, structs = [], deletes = [] }: Update): Uint8Array {
  const section = structs.length === 0 ? [0] : [1, ...uint(structs.length), ...uint(client), ...uint(clock)];
  return Uint8Array.from([...section, ...structs.flat(), ...many(deletes)]);
}

function many(parts: readonly Bytes[]): Bytes {
  return [...uint(parts.length), ...parts.flat()];
}
