import type { Rows } from '../../bench.ts';
import type { BenchResult, Section } from './benchResult.ts';

const BEGINNING = `<!-- Written by "pnpm bench report". What is changed here by hand is gone with the next run. -->

# Benchmarks

Each table is one run of one command on one machine, with everything that is compared in the same run. Figures of two machines, or
of two runs, do not compare; ratios do, more or less. Peers are installed by the bench into a folder of its own, in the versions
that are named, and run with their own servers and their own clients. Where one of them is ahead of us the table says so.
`;

/** The page as Markdown; `imageFolder` is where its charts are, as seen from the page. */
export function benchmarksPage(results: readonly BenchResult[], imageFolder: string): string {
  return [BEGINNING, ...results.map((result) => chapter(result, imageFolder))].join('\n');
}

function chapter(result: BenchResult, imageFolder: string): string {
  const { title, command, measuredAt, machine, versions, sections } = result;
  const memory = `${Math.round(machine.memoryBytes / 1024 ** 3)} GB`;
  const where = `${machine.cores} cores (${machine.processor || 'of a kind that the system does not name'}), ${memory}, ${machine.system}, Node ${machine.node}`;
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `## ${title}\n`,
    `\`${command}\`, ${measuredAt.slice(0, 10)}: ${where}.${named.length > 0 ? ` Beside ours: ${named.join(', ')}.` : ''}\n`,
    ...sections.map((section) => part(section, imageFolder)),
  ].join('\n');
}

function part({ title, rows, notes, chart }: Section, imageFolder: string): string {
  return [
    `### ${title}\n`,
    ...(chart ? [`![${chart.title}](${imageFolder}/${chart.name}.svg)\n`] : []),
    markdownTable(rows),
    ...notes.map((note) => `${note}\n`),
  ].join('\n');
}

function markdownTable([heading = [], ...rows]: Rows): string {
  const line = (cells: Rows[number]): string =>
    `| ${heading.map((_, column) => escapeCell(String(cells[column] ?? ''))).join(' | ')} |`;
  const rule = heading.map((_, column) => (column === 0 ? '---' : '---:'));
  return `${[line(heading), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n')}\n`;
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|');
}
