import { PASTE_LIMITS } from '../../limits.ts';
import type { ReadResult } from '../../report.ts';
import { readTldraw } from '../readTldraw.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Newer than every change that is known here. */
const NEWEST = 99;

const SHAPE_TYPES = 'arrow bookmark draw embed frame geo group highlight image line note text video'.split(
  ' ',
);

/** A schema of these versions; what they do not name is of the newest. */
export function schema(versions: Readonly<Record<string, number>> = {}): Fields {
  const all = ['store', 'shape', 'asset.image', 'asset.video', ...SHAPE_TYPES.map((type) => `shape.${type}`)];
  const newest = Object.fromEntries(all.map((name) => [name, NEWEST]));
  const named = Object.entries({ ...newest, ...versions });
  return {
    schemaVersion: 2,
    sequences: Object.fromEntries(named.map(([name, version]) => [`com.tldraw.${name}`, version])),
  };
}

export const PAGE = { id: 'page:page', typeName: 'page', name: 'Page 1', index: 'a1', meta: {} };

/** A file of one page, with these records on it. */
export function tldrawFile(
  records: readonly unknown[],
  versions: Readonly<Record<string, number>> = {},
): Fields {
  return { tldrawFileFormatVersion: 1, schema: schema(versions), records: [PAGE, ...records] };
}

/** A shape as tldraw 5 writes it; `over` the fields that all have. */
export function shape(type: string, props: Fields = {}, over: Fields = {}): Fields {
  return {
    ...{ id: `shape:${type}`, typeName: 'shape', type, parentId: 'page:page', index: 'a1' },
    ...{ x: 100, y: 200, rotation: 0, isLocked: false, opacity: 1, meta: {} },
    props: { ...PROPS[type], ...props },
    ...over,
  };
}

const LOOK = { color: 'black', size: 'm', scale: 1 };
const LABEL = { font: 'draw', labelColor: 'black', align: 'middle', verticalAlign: 'middle' };
const WHOLE = { w: 120, h: 80 };

const PROPS: Readonly<Record<string, Fields>> = {
  geo: { ...LOOK, ...LABEL, ...WHOLE, geo: 'rectangle', growY: 0, dash: 'draw', fill: 'none', url: '' },
  note: { ...LOOK, ...LABEL, growY: 0, fontSizeAdjustment: 1, url: '' },
  text: { ...LOOK, font: 'draw', textAlign: 'start', w: 100, autoSize: true },
  draw: {
    ...LOOK,
    dash: 'draw',
    fill: 'none',
    isComplete: true,
    isClosed: false,
    isPen: false,
    scaleX: 1,
    scaleY: 1,
  },
  highlight: { ...LOOK, isComplete: true, isPen: false, scaleX: 1, scaleY: 1 },
  line: { ...LOOK, dash: 'draw', spline: 'line' },
  arrow: {
    ...LOOK,
    ...{ kind: 'arc', dash: 'draw', fill: 'none', font: 'draw', labelColor: 'black', labelPosition: 0.5 },
    ...{ start: { x: 0, y: 0 }, end: { x: 100, y: 0 }, bend: 0, elbowMidPoint: 0.5 },
    ...{ arrowheadStart: 'none', arrowheadEnd: 'arrow' },
  },
  frame: { ...WHOLE, name: 'Plan', color: 'black' },
  image: { ...WHOLE, assetId: 'asset:a', url: '', crop: null, flipX: false, flipY: false, altText: '' },
  video: { ...WHOLE, assetId: 'asset:a', url: '' },
  bookmark: { ...WHOLE, assetId: 'asset:a', url: '' },
  embed: { ...WHOLE, url: '' },
};

/** A paragraph a line. */
export function richText(...lines: readonly string[]): Fields {
  const content = lines.map((text) => ({ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] }));
  return { type: 'doc', content };
}

/** What binds an end of the arrow `shape:arrow`. */
export function binding(terminal: 'start' | 'end', toId: string, props: Fields = {}): Fields {
  return {
    ...{
      id: `binding:${terminal}`,
      typeName: 'binding',
      type: 'arrow',
      fromId: 'shape:arrow',
      toId,
      meta: {},
    },
    props: {
      ...{ terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false, snap: 'none' },
      ...props,
    },
  };
}

type ShapesRead = Extract<ReadResult, { readonly kind: 'shapes' }>;

/** What a file with these records reads as. */
export function readFile(
  records: readonly unknown[],
  versions: Readonly<Record<string, number>> = {},
): ShapesRead {
  const result = readTldraw(tldrawFile(records, versions), PASTE_LIMITS);
  if (result.kind !== 'shapes') throw new Error(`The file was not read: ${result.kind}.`);
  return result;
}

/** Of a file with one shape, that shape and all that was said of it. */
export function readShape(type: string, props: Fields = {}, over: Fields = {}) {
  const { shapes, report } = readFile([shape(type, props, over)]);
  return { shape: shapes[0], words: report.lines.map(({ words }) => words) };
}
