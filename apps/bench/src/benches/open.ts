import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBench } from '../bench.ts';
import { toExcalidraw } from '../canvas/convert/toExcalidraw.ts';
import { openFile } from '../canvas/openFile.ts';
import { medians } from '../canvas/report/figure.ts';
import { createScene } from '../canvas/scene/createScene.ts';
import { LIMITS_LIFTED } from '../server/limitsLifted.ts';
import { startServer } from '../server/startServer.ts';

/** Opens a file of Excalidraw on an empty board, each time in a browser that has never seen the page. */
export const open = createBench({
  measures:
    'how long a large file takes to open, and how long the page is held up; wants a built page and Chromium',
  options: { shapes: 2_846, repeats: 3 },
  async run({ shapes, repeats }, { dataDir, say }) {
    const server = await startServer({ DATA_DIR: dataDir, ...LIMITS_LIFTED });
    const elements = toExcalidraw(createScene('mixed', shapes).shapes);
    const file = JSON.stringify({ type: 'excalidraw', version: 2, elements, files: {} });
    // By its place: bytes that are handed to a page keep its main thread busy.
    const path = join(dataDir, 'large.excalidraw');
    writeFileSync(path, file);
    say(`${elements.length} elements, ${(file.length / 1e6).toFixed(1)} MB`);
    const runs = [];
    for (let run = 0; run < repeats; run += 1) runs.push(await openFile(`${server.url}/b/open-${run}`, path));
    await server.end('SIGTERM');
    return medians(runs).map(({ name, value, digits }) => [name, value?.toFixed(digits) ?? '–']);
  },
});
