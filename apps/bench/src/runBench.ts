import type { Bench, Run } from './bench.ts';
import { describeBench, describeBenches } from './usage.ts';
import { WrongUsage } from './wrongUsage.ts';

/** What the program around the benches does for them. */
export interface Program {
  readonly benches: Readonly<Record<string, Bench>>;
  readonly say: (line: string) => void;
  /** Says what the person who called it did wrong. */
  readonly complain: (line: string) => void;
  /** Makes room for a bench, runs it and says what came out. */
  readonly measure: (name: string, run: Run) => Promise<void>;
}

/** As shells take it. */
const DONE = 0;
const WRONG_USAGE = 2;

/** Does what a command line says, and answers the exit code. Rejects when a bench fails. */
export async function runBench([name, ...args]: readonly string[], program: Program): Promise<number> {
  const { benches, say, complain, measure } = program;
  if (name === undefined || isHelp(name)) {
    say(describeBenches(benches));
    return DONE;
  }
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!bench) {
    complain(`There is no bench "${name}".\n\n${describeBenches(benches)}`);
    return WRONG_USAGE;
  }
  if (args.some(isHelp)) {
    say(describeBench(name, bench));
    return DONE;
  }
  try {
    await measure(name, bench.prepare(args));
    return DONE;
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    complain(`${error.message}\n\n${describeBench(name, bench)}`);
    return WRONG_USAGE;
  }
}

function isHelp(argument: string): boolean {
  return argument === '--help' || argument === '-h';
}
