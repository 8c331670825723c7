import { strokePoints } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { collectReport } from '../collectReport.ts';
import { extractBindings } from './extractBindings.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';
import { readFile, schema, shape } from './test/tldrawFile.ts';
import { readVersions } from './versions.ts';

/** What the step to this version makes of a record with these props. */
function step(sequence: string, version: number, props: Readonly<Record<string, unknown>>) {
  const migration = MIGRATIONS.find((one) => one.sequence === sequence && one.version === version);
  return migration?.up({ id: 'x', props }).props;
}

const TEXT = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a' }] }] };

describe('steps from version to version', () => {
  it.each<[string, number, Record<string, unknown>, Record<string, unknown>]>([
    ['shape.geo', 3, { align: 'justify' }, { align: 'start' }],
    ['shape.geo', 3, { align: 'end' }, { align: 'end' }],
    ['shape.geo', 6, { align: 'start' }, { align: 'start-legacy' }],
    ['shape.geo', 6, { align: 'middle' }, { align: 'middle-legacy' }],
    ['shape.geo', 6, { align: 'end' }, { align: 'end-legacy' }],
    ['shape.geo', 8, { url: 'javascript:alert(1)' }, { url: '' }],
    ['shape.geo', 8, { url: 'https://a.test/' }, { url: 'https://a.test/' }],
    ['shape.geo', 10, { text: 'a' }, { richText: TEXT }],
    ['shape.geo', 10, { richText: TEXT }, { richText: TEXT }],
    ['shape.note', 2, { align: 'justify' }, { align: 'start' }],
    ['shape.note', 3, { align: 'start' }, { align: 'start-legacy' }],
    ['shape.note', 5, { url: 'nowhere:' }, { url: '' }],
    ['shape.note', 9, { text: 'a' }, { richText: TEXT }],
    ['shape.text', 1, { align: 'justify' }, { align: 'start' }],
    ['shape.text', 2, { align: 'end' }, { textAlign: 'end' }],
    ['shape.text', 3, { text: 'a' }, { richText: TEXT }],
    ['shape.arrow', 6, { bend: 3 }, { bend: 3, kind: 'arc', elbowMidPoint: 0.5 }],
    ['shape.arrow', 7, { text: 'a' }, { richText: TEXT }],
    ['shape.draw', 1, { segments: [{ points: [{ z: 0.3 }, { z: 0.4 }] }] }, { isPen: true }],
    ['shape.draw', 1, { segments: [{ points: [{ z: 0.5 }, { z: 0.4 }] }] }, { isPen: false }],
    ['shape.draw', 1, { segments: [{ points: [] }] }, { isPen: false }],
    [
      'shape.line',
      2,
      { handles: { start: { id: 'start', type: 'vertex', index: 'a1', x: 1, y: 2 } } },
      { handles: { a1: { x: 1, y: 2 } } },
    ],
    [
      'shape.line',
      3,
      { handles: { a2: { x: 3, y: 4 }, a1: { x: 1, y: 2 } } },
      {
        points: [
          { x: 1, y: 2 },
          { x: 3, y: 4 },
        ],
      },
    ],
    [
      'shape.line',
      4,
      { points: [{ x: 1, y: 2 }] },
      { points: { a00000000: { id: 'a00000000', index: 'a00000000', x: 1, y: 2 } } },
    ],
    ['shape.image', 3, { url: 'javascript:' }, { url: '' }],
    ['shape.video', 2, { url: 'javascript:' }, { url: '' }],
    ['shape.bookmark', 2, { url: 'javascript:' }, { url: '' }],
    ['asset.image', 2, { width: 3, height: 4 }, { w: 3, h: 4 }],
    ['asset.video', 2, { width: 3, height: 4 }, { w: 3, h: 4 }],
  ])('%s to %i', (sequence, version, before, after) => {
    expect(step(sequence, version, before)).toMatchObject(after);
  });

  it('shape to 2: how much shows through was a text among the props', () => {
    const migration = MIGRATIONS.find(({ sequence }) => sequence === 'shape');
    expect(migration?.up({ props: { opacity: '0.25', w: 3 } })).toEqual({ opacity: 0.25, props: { w: 3 } });
    expect(migration?.up({ opacity: 0.5, props: {} })).toEqual({ opacity: 0.5, props: {} });
  });

  it('shape.arrow to 2: whoever aimed at the middle did not aim', () => {
    const end = (x: number) => ({ type: 'binding', boundShapeId: 'b', normalizedAnchor: { x, y: 0.5 } });
    expect(step('shape.arrow', 2, { start: end(0.5), end: end(0.25) })).toMatchObject({
      start: { isPrecise: false },
      end: { isPrecise: true },
    });
    expect(step('shape.arrow', 2, { start: { type: 'point', x: 1, y: 2 } })).toMatchObject({
      start: { type: 'point', x: 1, y: 2 },
    });
  });

  it('shape.arrow to 4: what it is bound to becomes records of their own', () => {
    const bound = { type: 'binding', boundShapeId: 'b', normalizedAnchor: { x: 0.1, y: 0.2 }, isExact: true };
    const { arrow, bindings } = extractBindings({
      id: 'shape:a',
      props: { start: bound, end: { type: 'point', x: 5, y: 6 }, bend: 7 },
    });
    expect(arrow.props).toEqual({ start: { x: 0, y: 0 }, end: { x: 5, y: 6 }, bend: 7 });
    expect(bindings).toMatchObject([
      {
        ...{ typeName: 'binding', type: 'arrow', fromId: 'shape:a', toId: 'b' },
        props: { terminal: 'start', normalizedAnchor: { x: 0.1, y: 0.2 }, isExact: true },
      },
    ]);
  });
});

describe('which steps a record goes through', () => {
  const bare = (versions: Readonly<Record<string, number>>, ...records: unknown[]) => {
    const versionOf = readVersions(schema(versions));
    if (!versionOf) throw new Error('The schema was not read.');
    const report = collectReport();
    return { ...migrate({ records, versionOf }, report), lines: report.lines() };
  };

  it('are those of later versions than its own', () => {
    const old = shape('geo', { text: 'a', align: 'justify', opacity: '0.5' });
    expect(bare({ shape: 1, 'shape.geo': 2 }, old).shapes).toMatchObject([
      { opacity: 0.5, props: { align: 'start-legacy', richText: TEXT } },
    ]);
    expect(bare({ 'shape.geo': 6 }, old).shapes).toMatchObject([
      { opacity: 1, props: { align: 'justify', richText: TEXT } },
    ]);
    expect(bare({}, old).shapes).toEqual([old]);
  });

  it('drops what the first versions had and gave up, and whatever belongs to a view', () => {
    const records = ['icon', 'code'].map((type) => shape(type));
    const session = ['user', 'user_document', 'user_presence', 'camera', 'instance', 'pointer'];
    const result = bare({ store: 0 }, ...records, ...session.map((typeName) => ({ typeName, id: typeName })));
    expect(result).toMatchObject({ shapes: [], pages: [], lines: [{ fate: 'left out', count: 2 }] });
    expect(bare({ store: 1 }, ...records).shapes).toHaveLength(2);
  });

  it('are told by a schema of either kind', () => {
    const nested = readVersions({
      schemaVersion: 1,
      storeVersion: 4,
      recordVersions: {
        shape: { version: 3, subTypeKey: 'type', subTypeVersions: { geo: 8 } },
        page: { version: 1 },
      },
    });
    const flat = readVersions({
      schemaVersion: 2,
      sequences: { 'com.tldraw.store': 4, 'com.tldraw.shape': 3, 'com.tldraw.shape.geo': 8 },
    });
    for (const versionOf of [nested, flat]) {
      expect(
        ['store', 'shape', 'shape.geo', 'shape.note', 'toString'].map((name) => versionOf?.(name)),
      ).toEqual([4, 3, 8, 0, 0]);
    }
    for (const none of [{}, { schemaVersion: 1 }, { schemaVersion: 2 }, { schemaVersion: 3, sequences: {} }])
      expect(readVersions(none)).toBeUndefined();
  });
});

describe('shapes of old versions', () => {
  it('a line of handles goes through them in order', () => {
    const handles = {
      end: { id: 'end', type: 'vertex', index: 'a2', x: 100, y: 0 },
      start: { id: 'start', type: 'vertex', index: 'a1', x: 0, y: 0 },
      'handle:a1V': { id: 'handle:a1V', type: 'vertex', index: 'a1V', x: 50, y: 40 },
    };
    const { shapes } = readFile([shape('line', { handles })], { 'shape.line': 0 });
    const [line] = shapes;
    expect(line).toMatchObject({ type: 'line', x: 100, y: 200, w: 100, h: 40 });
    expect(line?.type === 'line' && strokePoints(line).map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [50, 40],
      [100, 0],
    ]);
  });

  it('an arrow that says itself what it is bound to is bound', () => {
    const end = {
      type: 'binding',
      boundShapeId: 'shape:geo',
      normalizedAnchor: { x: 0.5, y: 0.5 },
      isExact: false,
    };
    const arrow = shape('arrow', { start: { type: 'point', x: 300, y: 0 }, end }, { index: 'a2' });
    const { shapes, report } = readFile([shape('geo'), arrow], { 'shape.arrow': 1 });
    expect(shapes[1]).toMatchObject({
      start: undefined,
      end: { id: 'shape:geo', x: 0.5, y: 0.5, isInside: false },
    });
    expect(report.lines).toEqual([]);
  });
});
