import { readFileSync } from 'node:fs';
import { describeMachine } from '../../report/machine.ts';
import type { BenchResult, Chart, Section } from '../../report/page/benchResult.ts';
import type { SceneKind } from '../scene/createScene.ts';
import { PEERS } from '../whiteboards/peers.ts';
import { type Column, numberOf, sceneTable } from './sceneTable.ts';

const PACKAGES = new URL('../peers/pages/package.json', import.meta.url);
const PACKAGE_OF = { excalidraw: '@excalidraw/excalidraw', tldraw: 'tldraw' } as const;
const OURS = 'drawbridge';

/** What is told of one scene on several whiteboards. */
export function sceneSection(columns: readonly Column[], kind: SceneKind, count: number): Section {
  const shapes = count.toLocaleString('en');
  const chart = panChart(columns, kind, count);
  return {
    title: `${shapes} shapes, ${kind}; ×: of the first column`,
    rows: sceneTable(columns),
    notes: ['“all in view”: the whole board is; “zoom 1”: some 330 shapes are.'],
    ...(chart && { chart }),
  };
}

/** What everybody did that got so far: moves the whole board. */
function panChart(columns: readonly Column[], kind: SceneKind, count: number): Chart | undefined {
  const bars = columns.flatMap((column) => {
    const value = numberOf(column, 'pan, all in view', 'frames/s');
    if (value === undefined || column.name === 'empty') return [];
    return [
      { label: column.name, value, words: `${value.toFixed(1)} frames/s`, isOurs: column.name === OURS },
    ];
  });
  if (bars.length < 2) return undefined;
  const shapes = count.toLocaleString('en');
  return { name: `canvas-${kind}-${count}`, title: `A pan with ${shapes} shapes in view`, bars };
}

export function canvasResult(
  command: string,
  apps: readonly string[],
  sections: readonly Section[],
): BenchResult {
  return {
    bench: 'canvas',
    title: 'Drawing',
    command,
    measuredAt: new Date().toISOString(),
    machine: describeMachine(),
    versions: versionsOf(apps),
    sections,
  };
}

/** Of those among them that are not ours. */
function versionsOf(apps: readonly string[]): Record<string, string> {
  // Ours.
  const { dependencies } = JSON.parse(readFileSync(PACKAGES, 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const entries = PEERS.filter((peer) => apps.includes(peer)).map((peer) => [
    peer,
    dependencies[PACKAGE_OF[peer]] ?? '',
  ]);
  return Object.fromEntries(entries);
}
