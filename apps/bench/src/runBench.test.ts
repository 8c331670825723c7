import { describe, expect, it } from 'vitest';
import { createBench } from './bench.ts';
import { parseCounts } from './readOptions.ts';
import { runBench } from './runBench.ts';

/** Runs a command line with one bench, which measures how many people it was given. */
async function run(...args: string[]) {
  const said: string[] = [];
  const complaints: string[] = [];
  const measured: string[] = [];
  const crowd = createBench({
    measures: 'a crowd',
    options: { people: 50, shapes: '1000,5000' },
    run: async ({ people, shapes }) => {
      if (people === 13) throw new Error('The server did not start.');
      return [[people, ...parseCounts('shapes', shapes)]];
    },
  });
  const code = await runBench(args, {
    benches: { crowd },
    say: (line) => said.push(line),
    complain: (line) => complaints.push(line),
    measure: async (name, prepared) => {
      const rows = await prepared({ dataDir: '', say() {} });
      measured.push(`${name}: ${rows[0]?.join(' ')}`);
    },
  });
  return { code, said: said.join('\n'), complaint: complaints.join('\n'), measured };
}

describe('The command line of the benches', () => {
  it('runs a bench with what it is given', async () => {
    const { code, measured, complaint } = await run('crowd', '--people', '2');
    expect([code, measured, complaint]).toEqual([0, ['crowd: 2 1000 5000'], '']);
  });

  it.each([[[]], [['--help']], [['-h']]])('lists the benches when it says %j', async (args) => {
    const { code, said, complaint } = await run(...args);
    expect([code, complaint]).toEqual([0, '']);
    expect(said).toContain('  crowd  a crowd');
  });

  it('tells the options of a bench to who asks for help, and measures nothing', async () => {
    const { code, said, measured } = await run('crowd', '--people', '2', '--help');
    expect([code, measured]).toEqual([0, []]);
    expect(said).toContain('pnpm bench crowd [--option value …]');
    expect(said).toContain('  --people 50\n  --shapes 1000,5000');
  });

  it.each([
    ['--rounds 2', "Unknown option '--rounds'."],
    ['--people', "Option '--people <value>' argument missing."],
    ['--people --shapes 5', "Option '--people' argument is ambiguous."],
    ['many', "Unexpected argument 'many'."],
    ['--people many', '--people takes a number, not "many".'],
    ['--shapes 0', '--shapes takes numbers above 0, not "0".'],
  ])('says in words what is wrong with "%s", and how it is right', async (line, words) => {
    const { code, complaint, said, measured } = await run('crowd', ...line.split(' '));
    expect([code, said, measured]).toEqual([2, '', []]);
    expect(complaint.split('\n\n')[0]).toBe(words);
    expect(complaint).toContain('  --people 50');
  });

  it.each(['crowds', 'toString'])('knows no bench called %s', async (name) => {
    const { code, complaint } = await run(name);
    expect(code).toBe(2);
    expect(complaint).toContain(`There is no bench "${name}".`);
    expect(complaint).toContain('  crowd  a crowd');
  });

  it('does not take the failure of a bench for a mistake of who called it', async () => {
    await expect(run('crowd', '--people', '13')).rejects.toThrow('The server did not start.');
  });
});
