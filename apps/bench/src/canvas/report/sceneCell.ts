import type { Column as CellColumn, Unit } from '../../report/cells/column.ts';
import type { CellResult } from '../../report/cells/summary.ts';
import type { SceneKind } from '../scene/createScene.ts';
import type { Column } from './sceneTable.ts';

/** What a page about the figures draws. */
const DRAWN: ReadonlySet<string> = new Set([
  'pan, all in view: frames/s',
  'drag all, in view: frames/s',
  'draw, all in view: input to picture p95, ms',
]);

/** How many of a unit's base one of it is: cells keep bytes. */
const UNITS: readonly (readonly [ending: string, unit: Unit, scale: number])[] = [
  [', ms', 'ms', 1],
  [', MB', 'MB', 1024 * 1024],
];

/** What the whiteboards did with one scene, in the form in which a page about figures takes it. */
export function sceneCell(
  whiteboards: readonly Column[],
  { kind, count }: { readonly kind: SceneKind; readonly count: number },
): CellResult {
  const figures = whiteboards.map(({ name, outcomes }) => ({
    system: name,
    found: outcomes.flatMap(({ act, figures }) =>
      figures.flatMap(({ name, value }) => (value === undefined ? [] : [{ name: `${act}: ${name}`, value }])),
    ),
    failure: outcomes.find(({ gaveUp }) => gaveUp !== undefined),
  }));
  const names = [...new Set(figures.flatMap(({ found }) => found.map(({ name }) => name)))];
  return {
    name: `${kind}-${count}`,
    title: `${count.toLocaleString('en')} shapes, ${kind}`,
    columns: names.map(columnOf),
    rows: figures.map(({ system, found, failure }) => ({
      system,
      values: Object.fromEntries(
        found.map(({ name, value }) => {
          const median = value * scaleOf(name);
          return [name, { median, least: median, most: median }];
        }),
      ),
      ...(failure?.gaveUp !== undefined && { failure: `${failure.act}: ${failure.gaveUp}` }),
    })),
  };
}

function columnOf(name: string): CellColumn {
  const [ending = '', unit = 'each'] = UNITS.find(([end]) => name.endsWith(end)) ?? [];
  return {
    key: name,
    title: name.slice(0, name.length - ending.length),
    unit,
    better: name.endsWith('frames/s') ? 'more' : 'less',
    isDrawn: DRAWN.has(name),
  };
}

function scaleOf(name: string): number {
  return UNITS.find(([ending]) => name.endsWith(ending))?.[2] ?? 1;
}
