import { parseArgs } from 'node:util';

export interface CommandLine {
  /** Wins over CONFIG_FILE. */
  readonly configFile: string | undefined;
  /** Show the settings instead of starting. */
  readonly printsConfig: boolean;
}

/** What was asked for is not known; the message says what is. */
export class CommandLineError extends Error {}

const USAGE =
  'These options are known:\n  --config <file>  settings from this file\n  --print-config   show all settings, and where each comes from';

/** @throws CommandLineError */
export function readCommandLine(args: readonly string[] = process.argv.slice(2)): CommandLine {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { config: { type: 'string' }, 'print-config': { type: 'boolean', default: false } },
    });
    return { configFile: values.config, printsConfig: values['print-config'] };
  } catch (error) {
    const [sentence = ''] = error instanceof Error ? error.message.split('. ') : [];
    throw new CommandLineError(`${sentence.replace(/\.?$/, '.')}\n${USAGE}`);
  }
}
