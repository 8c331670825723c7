import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBench } from '../bench.ts';
import { parseRecord } from '../page/parseRecord.ts';
import { writePage } from '../page/writePage.ts';
import { WrongUsage } from '../wrongUsage.ts';

const IMAGES = 'images';

/** Measures nothing: it writes a page about what was measured before. */
export const report = createBench({
  measures: 'nothing; writes benchmarks.md with pictures from the figures that "sync --out" kept',
  options: { from: '', to: 'docs' },
  async run({ from, to }, { say }) {
    if (from === '') throw new WrongUsage('--from takes the folder that was given to "sync" as --out.');
    const record = parseRecord(readFileSync(join(from, 'sync.json'), 'utf8'));
    const { markdown, pictures } = writePage(record, IMAGES);
    mkdirSync(join(to, IMAGES), { recursive: true });
    writeFileSync(join(to, 'benchmarks.md'), markdown);
    for (const [file, svg] of pictures) writeFileSync(join(to, IMAGES, file), svg);
    say(`Written: ${join(to, 'benchmarks.md')} and ${pictures.size} pictures`);
    return [];
  },
});
