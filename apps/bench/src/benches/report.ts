import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBench } from '../bench.ts';
import { type BenchRecord, parseRecord } from '../page/parseRecord.ts';
import { SECTIONS } from '../page/sections.ts';
import { writePage } from '../page/writePage.ts';
import { WrongUsage } from '../wrongUsage.ts';

const IMAGES = 'images';

/** Measures nothing: it writes a page about what was measured before. */
export const report = createBench({
  measures: 'nothing; writes benchmarks.md with pictures from the figures that others kept by --out',
  options: { from: '', to: 'docs' },
  async run({ from, to }, { say }) {
    const records = from.split(',').flatMap(readRecords);
    if (records.length === 0)
      throw new WrongUsage(
        '--from takes folders that were given to benches as --out, with commas between them.',
      );
    const { markdown, pictures } = writePage(records, IMAGES);
    mkdirSync(join(to, IMAGES), { recursive: true });
    writeFileSync(join(to, 'benchmarks.md'), markdown);
    for (const [file, svg] of pictures) writeFileSync(join(to, IMAGES, file), svg);
    say(`Written: ${join(to, 'benchmarks.md')} and ${pictures.size} pictures`);
    return [];
  },
});

function readRecords(folder: string): BenchRecord[] {
  return SECTIONS.flatMap(({ bench }) => {
    const file = join(folder, `${bench}.json`);
    return existsSync(file) ? [parseRecord(readFileSync(file, 'utf8'), bench)] : [];
  });
}
