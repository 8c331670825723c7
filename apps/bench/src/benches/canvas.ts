import { existsSync } from 'node:fs';
import { homedir, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBench, type Host, type Rows } from '../bench.ts';
import { openHosts } from '../canvas/hosts.ts';
import { type Effort, measureBoard } from '../canvas/measureBoard.ts';
import { peerVersions } from '../canvas/peers/peerVersions.ts';
import { canvasGoals } from '../canvas/report/goals.ts';
import { sceneCell } from '../canvas/report/sceneCell.ts';
import { type Column, sceneTable } from '../canvas/report/sceneTable.ts';
import { SCENE_KINDS, type SceneKind } from '../canvas/scene/createScene.ts';
import { PEERS } from '../canvas/whiteboards/peers.ts';
import { keepRecord } from '../page/keepRecord.ts';
import { parseCounts, parseWords } from '../readOptions.ts';
import { goalsTable } from '../report/cells/goals.ts';
import type { CellResult } from '../report/cells/summary.ts';
import { table } from '../report/table.ts';

const APPS = ['drawbridge', 'empty', ...PEERS] as const;
const PAGE = fileURLToPath(new URL('../../../web/dist/index.html', import.meta.url));

/**
 * Draws the same scenes on our board and on others', handles all of them in a browser as a person does, and tells how
 * smoothly that went. Beyond `peersUpTo` shapes the peers are not even begun: minutes would pass until they give up.
 */
export const canvas = createBench({
  measures:
    'how smoothly large boards are drawn in a browser, beside others; wants a built page and Chromium',
  options: {
    shapes: '5000,20000,100000',
    kind: 'mixed',
    apps: 'drawbridge,empty,excalidraw,tldraw',
    peersUpTo: 20_000,
    dpr: 1,
    seconds: 1.5,
    // Whether Chromium shows a stroke a frame late is luck of its beginning: of three, two may have it.
    repeats: 7,
    patience: 20,
    remote: 0,
    out: '',
    cache: join(homedir(), '.cache/drawbridge-bench'),
  },
  async run(options, host) {
    const { dpr, seconds, repeats, patience: patienceSeconds, remote: people } = options;
    const apps = parseWords('apps', options.apps, APPS);
    const counts = parseCounts('shapes', options.shapes).sort((a, b) => a - b);
    const kinds = parseWords('kind', options.kind, SCENE_KINDS);
    if (!existsSync(PAGE)) throw new Error('There is no page to measure. Run "pnpm build" first.');
    const hosts = await openHosts({ apps, cache: options.cache, people, ...host });
    const effort = { dpr, seconds, repeats, patienceSeconds };
    try {
      const empty = apps.includes('empty') ? await measureEmpty(hosts, effort, host) : undefined;
      const cells: CellResult[] = [];
      let goals: Rows = [];
      for (const kind of kinds) {
        for (const count of counts) {
          const names = apps.filter(
            (app) => app === 'drawbridge' || (app !== 'empty' && count <= options.peersUpTo),
          );
          const columns = await measureScene(hosts, { kind, count, names }, effort, host);
          const all = empty ? [empty, ...columns] : columns;
          host.say(`\n${count} shapes, ${kind}, ×: of an empty board\n${table(sceneTable(all))}`);
          const cell = sceneCell(all, { kind, count });
          cells.push(cell);
          goals = goalsTable(cell, canvasGoals(cell.name));
        }
      }
      if (options.out !== '')
        keepRecord(options.out, { bench: 'canvas', repeats, versions: peerVersions(), cells });
      return goals;
    } finally {
      await hosts.close();
    }
  },
});

type Hosts = Awaited<ReturnType<typeof openHosts>>;

async function measureEmpty(hosts: Hosts, effort: Effort, { say }: Host): Promise<Column> {
  say('empty');
  const board = await hosts.open('empty', 'mixed', 0);
  return { name: 'empty', outcomes: await measureBoard(board, effort, { say, crowd: hosts.crowdOn(board) }) };
}

async function measureScene(
  hosts: Hosts,
  { kind, count, names }: { kind: SceneKind; count: number; names: readonly (typeof APPS)[number][] },
  effort: Effort,
  { say }: Host,
): Promise<Column[]> {
  const columns: Column[] = [];
  for (const name of names) {
    say(`${name}, ${count} shapes; load: ${loadavg()[0]?.toFixed(2)}`);
    const board = await hosts.open(name, kind, count);
    columns.push({ name, outcomes: await measureBoard(board, effort, { say, crowd: hosts.crowdOn(board) }) });
  }
  return columns;
}
