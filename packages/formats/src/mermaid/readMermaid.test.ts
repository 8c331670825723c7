import { type Box, isBindable, type NewShape, type Shape } from '@drawbridge/board';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PASTE_LIMITS } from '../limits.ts';
import { linesOf, shapesOf } from '../test/shapesOf.ts';
import { mermaidSource } from './mermaidSource.ts';
import { readMermaid } from './readMermaid.ts';

const textOf = (shape: NewShape<Shape>): string => ('text' in shape ? (shape.text ?? '') : '');
const named = (shapes: readonly NewShape<Shape>[], text: string) =>
  shapes.find((shape) => textOf(shape) === text);
const flow = (...lines: string[]) => shapesOf(readMermaid(['flowchart TD', ...lines].join('\n')));
const isAround = (outer: Box, inner: Box): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.w >= inner.x + inner.w &&
  outer.y + outer.h >= inner.y + inner.h;

describe('a text is a diagram of Mermaid', () => {
  it.each([
    'flowchart TD\nA-->B',
    'graph LR;A-->B',
    'graph\nA',
    '  flowchart-elk RL\nA',
    '%% a comment\n\ngraph TB\nA',
    '---\ntitle: x\n---\nflowchart LR\nA',
    '```mermaid\npie\n```',
    '~~~ mermaid\ngraph TD\nA\n~~~\nafter',
    'sequenceDiagram\nA->>B: x',
    'graph <\nA',
  ])('%j', (text) => {
    expect(mermaidSource(text)).toBeDefined();
  });

  it.each([
    '',
    'graph of sales',
    'flowchart of a plan',
    'graphs\nA',
    'pie\nin the sky',
    '```js\ngraph TD\n```',
    'x\ngraph TD',
  ])('or not: %j', (text) => {
    expect(mermaidSource(text)).toBeUndefined();
    expect(readMermaid(text)).toBeUndefined();
  });
});

describe('nodes', () => {
  it.each([
    ['A[x]', 'rectangle'],
    ['A(x)', 'rectangle'],
    ['A{x}', 'diamond'],
    ['A((x))', 'ellipse'],
    ['A{{x}}', 'hexagon'],
    ['A[/x/]', 'parallelogram'],
    ['A[/x\\]', 'trapezoid'],
    ['A([x])', 'ellipse'],
    ['A[(x)]', 'rectangle'],
    ['A@{ shape: tri, label: "x" }', 'triangle'],
    ['A@{ shape: cloud, label: "x" }', 'cloud'],
    ['A@{ shape: text, label: "x" }', 'text'],
  ])('%s is a %s', (line, type) => {
    expect(flow(line)).toMatchObject([{ type, text: 'x' }]);
  });

  it('of outlines that boards have not are said to look otherwise', () => {
    const result = readMermaid('graph TD\nA[(x)] --> B[(y)]\nC(((z)))');
    expect(linesOf(result)).toEqual([
      'approximated: Cylinders, as rectangles (2)',
      'approximated: Double circles, as circles (1)',
    ]);
  });

  it.each([
    ['A["a<br/>b"]', 'a\nb'],
    ['A["#quot;q#quot; #35; &amp;"]', '"q" # &'],
    ['A["`**bold** words`"]', 'bold words'],
    ['A["<b>x</b> < y"]', 'x < y'],
    ['A', 'A'],
  ])('%s says %j', (line, text) => {
    expect(flow(line)).toMatchObject([{ text }]);
  });

  it('have room for their words in their outline', () => {
    const [box, diamond] = ['A[some words]', 'A{some words}'].map((line) => flow(line)[0]);
    expect(diamond?.w).toBeGreaterThan((box?.w ?? 0) * 1.8);
  });

  it('have colours, by themselves and by classes', () => {
    const shapes = flow(
      'A --> B',
      'style A fill:#f9f,stroke:red,stroke-width:4px,stroke-dasharray: 5 5,color:#fff',
      'classDef pale fill:#eee',
      'class B pale',
    );
    expect(named(shapes, 'A')?.style).toMatchObject({
      fill: 'solid',
      fillColor: '#ff99ff',
      color: '#ff0000',
      width: 4,
      dash: 'dashed',
    });
    expect(named(shapes, 'B')?.style).toMatchObject({ fillColor: '#eeeeee' });
  });

  it('lead only where it is safe', () => {
    const shapes = flow('A --> B', 'click A "https://example.com"', 'click B "javascript:alert(1)"');
    expect(named(shapes, 'A')?.link).toMatch(/^https:\/\/example\.com/);
    expect(named(shapes, 'B')?.link).toBe('');
  });
});

describe('links', () => {
  it.each<[line: string, style: object, text: string]>([
    ['A --> B', { startHead: 'none', endHead: 'triangle', dash: 'solid' }, ''],
    ['A --- B', { endHead: 'none' }, ''],
    ['A -->|words| B', { endHead: 'triangle' }, 'words'],
    ['A -- words --> B', { endHead: 'triangle' }, 'words'],
    ['A -.-> B', { dash: 'dotted' }, ''],
    ['A <--> B', { startHead: 'triangle', endHead: 'triangle' }, ''],
    ['A --o B', { endHead: 'dot' }, ''],
    ['A x--x B', { startHead: 'bar', endHead: 'bar' }, ''],
  ])('%s', (line, style, text) => {
    const shapes = flow(line);
    const [a, b] = [named(shapes, 'A'), named(shapes, 'B')];
    const arrow = shapes.find(({ type }) => type === 'arrow');
    expect(arrow).toMatchObject({ style, text, start: { id: a?.id }, end: { id: b?.id } });
  });

  it('may be thick, or not be there', () => {
    const [thin, thick] = ['A --> B', 'A ==> B'].map((line) => flow(line).at(-1)?.style.width ?? 0);
    expect(thick).toBeGreaterThan(thin ?? 0);
    expect(flow('A ~~~ B').map(({ type }) => type)).toEqual(['rectangle', 'rectangle']);
  });

  it('lead down, or where the diagram says', () => {
    const places = (direction: string) =>
      shapesOf(readMermaid(`graph ${direction}\nA --> B`))
        .slice(0, 2)
        .map(({ x, y }) => [x, y]);
    for (const [direction, axis, sign] of [
      ['TD', 1, 1],
      ['BT', 1, -1],
      ['LR', 0, 1],
      ['RL', 0, -1],
    ] as const) {
      const [a, b] = places(direction);
      expect(Math.sign((b?.[axis] ?? 0) - (a?.[axis] ?? 0))).toBe(sign);
    }
  });

  it('to a node itself go around', () => {
    const arrow = flow('A --> A').at(-1);
    expect(arrow?.w).toBeGreaterThan(20);
    expect(arrow?.h).toBeGreaterThan(5);
  });

  it('hold on to what arrows can hold on to', () => {
    const shapes = flow('subgraph s', 'A --> B', 'end', 's --> C', 'D --> s');
    const ids = new Map(shapes.map((shape) => [shape.id, shape]));
    for (const shape of shapes) {
      if (shape.type !== 'arrow') continue;
      for (const end of [shape.start, shape.end])
        expect(isBindable(ids.get(end?.id) ?? { type: 'line' })).toBe(true);
    }
  });
});

describe('subgraphs', () => {
  it('are frames around what is in them, those within them rectangles', () => {
    const result = readMermaid('graph TD\nsubgraph one [First]\nA --> B\nsubgraph two\nC\nend\nend\nB --> D');
    const shapes = shapesOf(result);
    const [frame, inner] = [named(shapes, 'First'), named(shapes, 'two')];
    expect(frame).toMatchObject({ type: 'frame', frame: '' });
    expect(inner).toMatchObject({ type: 'rectangle', frame: frame?.id });
    for (const name of ['A', 'B', 'C', 'two']) {
      const shape = named(shapes, name);
      expect(shape?.frame).toBe(frame?.id);
      expect(frame && shape && isAround(frame, shape)).toBe(true);
    }
    expect(named(shapes, 'D')?.frame).toBe('');
    expect(inner && isAround(inner, named(shapes, 'C') ?? inner)).toBe(true);
    expect(shapes.filter(({ type }) => type === 'arrow').map((arrow) => arrow.frame)).toEqual([
      frame?.id,
      '',
    ]);
  });

  it('that hold nothing, or each other, are harmless', () => {
    expect(flow('subgraph empty', 'end', 'empty --> A')).toHaveLength(3);
    expect(flow('subgraph a', 'b', 'end', 'subgraph b', 'a', 'end').length).toBeGreaterThan(0);
    expect(flow('subgraph a', 'a --> b', 'end').length).toBeGreaterThan(0);
  });
});

it('a title stands above the rest', () => {
  const shapes = shapesOf(readMermaid('---\ntitle: Hello\n---\ngraph TD\nA'));
  expect(named(shapes, 'Hello')?.y).toBeLessThan(named(shapes, 'A')?.y ?? 0);
});

describe('what is refused', () => {
  it.each([
    ['```mermaid\nsequenceDiagram\nA->>B: x\n```', 'only flowcharts'],
    ['stateDiagram-v2\n[*] --> A', 'only flowcharts'],
    ['graph TD\nA[', 'Line 2'],
    [`graph TD\n${'A --> B\n'.repeat(501)}`, 'too large'],
    [`graph TD\n${Array.from({ length: 401 }, (_, index) => `n${index}`).join('\n')}`, '400 nodes'],
  ])('%j', (text, why) => {
    expect(readMermaid(text)).toMatchObject({ kind: 'refused', words: expect.stringContaining(why) });
  });

  it('is more than may be taken in, and what is nested beyond reason', () => {
    expect(readMermaid('graph TD\nA --> B', { limits: { ...PASTE_LIMITS, shapes: 2 } })).toEqual({
      kind: 'tooMany',
      count: 3,
    });
    const deep = `graph TD\n${'subgraph a\n'.repeat(10_000)}A\n${'end\n'.repeat(10_000)}`;
    expect(readMermaid(deep, { isCertain: true })).toMatchObject({ kind: 'refused' });
  });
});

it('whatever is read, it never throws', { timeout: 60_000 }, () => {
  const line = fc.constantFrom(
    'A --> B',
    'B -.->|x| A',
    'subgraph s',
    'end',
    'C{q}',
    's --> A',
    'A --> A',
    'style A fill:x',
    'direction LR',
    'D@{shape: odd}',
    'A & B --> C & s',
    'classDef c fill:#',
    '%% no',
    'click A "b"',
    'linkStyle 0 stroke:red',
    '-->',
    'subgraph A',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const result = readMermaid(['graph TD', ...lines].join('\n'));
      expect(['shapes', 'refused', 'tooMany']).toContain(result?.kind);
    }),
    { numRuns: 200 },
  );
});
