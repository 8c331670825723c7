import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBench } from '../bench.ts';
import { barChart } from '../report/page/barChart.ts';
import { benchmarksPage } from '../report/page/benchmarksPage.ts';
import { readResults } from '../report/page/benchResult.ts';

const DOCS = fileURLToPath(new URL('../../../../docs', import.meta.url));
const IMAGES = 'images/benchmarks';

/** Makes a page of what benches left in a folder. Measures nothing itself. */
export const report = createBench({
  measures: 'nothing: writes docs/benchmarks.md of what benches that were given --out have left there',
  options: { from: 'results', docs: DOCS },
  async run({ from, docs }) {
    const results = readResults(from);
    mkdirSync(join(docs, IMAGES), { recursive: true });
    const charts = results.flatMap(({ sections }) => sections.flatMap(({ chart }) => chart ?? []));
    for (const chart of charts) writeFileSync(join(docs, IMAGES, `${chart.name}.svg`), barChart(chart));
    writeFileSync(join(docs, 'benchmarks.md'), benchmarksPage(results, IMAGES));
    return [['written', join(docs, 'benchmarks.md')]];
  },
});
