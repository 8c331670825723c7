import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Cell } from './cell.ts';
import { runCells } from './runCells.ts';
import type { System, SystemName } from './system.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'drawbridge-cells-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const systems = (['ws', 'tldraw', 'drawbridge'] as const).map(createSystem);

function createSystem(name: SystemName): System {
  const start = () => Promise.reject(new Error('Nothing is started here.'));
  return { name, module: '', comesBack: name !== 'ws', start };
}

/** Runs a cell that answers how many runs there were before, and fails for tldraw's second. */
async function run(takes: Cell['takes'] = () => true) {
  const order: string[] = [];
  const folders = new Set<string>();
  const cell: Cell = {
    ...{ name: 'cell', title: 'a cell', takes },
    columns: [{ key: 'runs', title: 'runs', unit: 'each' }],
    async measure({ name }, folder) {
      order.push(name);
      folders.add(folder);
      if (name === 'tldraw' && order.filter((one) => one === name).length === 2) throw new Error('gone');
      return { runs: order.length };
    },
  };
  const told: string[] = [];
  const results = await runCells(
    [cell],
    { systems, repeats: 2, onCell: ({ name }) => told.push(name) },
    { dataDir, say() {} },
  );
  return { order, folders, told, rows: results[0]?.rows ?? [] };
}

describe('Cells', () => {
  it('are run by every system in turn, again and again, each time in a folder of its own', async () => {
    const { order, folders, told } = await run();
    expect(order).toEqual(['ws', 'tldraw', 'drawbridge', 'ws', 'tldraw', 'drawbridge']);
    expect(folders.size).toBe(6);
    expect(readdirSync(dataDir)).toEqual([]);
    expect(told).toEqual(['cell']);
  });

  it('go on when a system fails, and tell so', async () => {
    const { rows } = await run();
    expect(rows.map(({ system, failure }) => [system, failure])).toEqual([
      ['ws', undefined],
      ['tldraw', 'gone'],
      ['drawbridge', undefined],
    ]);
    expect(rows[1]?.values.runs?.median).toBe(2);
  });

  it('leave out systems that they are not for', async () => {
    const { rows } = await run(({ comesBack }) => comesBack);
    expect(rows.map(({ system }) => system)).toEqual(['tldraw', 'drawbridge']);
  });
});
