import { BackupError } from '../backup/backupError.ts';
import { type Config, ConfigError } from '../config.ts';
import { StorageError } from '../storage/index.ts';
import type { Command, CommandDeps } from './command.ts';
import { parseGiven } from './parseGiven.ts';
import { describeCommand, describeCommands } from './usage.ts';

/** What the program around the commands does for them. */
export interface Program extends Omit<CommandDeps, 'config'> {
  readonly commands: Readonly<Record<string, Command>>;
  readonly readConfig: () => Config;
}

/** As shells take it. */
const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

const IN_POSTGRES =
  'DATABASE_URL is set: the boards are in PostgreSQL, and this is for SQLite. docs/backup.md says what to use.';

/** Does what a command line says, and answers the exit code. Rejects for errors that nobody foresaw. */
export async function runCommand(args: readonly string[], program: Program): Promise<number> {
  const { commands, readConfig, say, warn, output } = program;
  const [name, ...rest] = args;
  if (name === undefined || isHelp(name)) {
    say(describeCommands(commands));
    return name === undefined ? WRONG_USAGE : DONE;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    warn(`There is no command "${name}".\n\n${describeCommands(commands)}`);
    return WRONG_USAGE;
  }
  if (rest.some(isHelp)) {
    say(describeCommand(name, command));
    return DONE;
  }
  const given = parseGiven(command, rest);
  if (typeof given === 'string') {
    warn(`${given}\n\n${describeCommand(name, command)}`);
    return WRONG_USAGE;
  }
  try {
    const config = readConfig();
    if (command.isForSqlite && config.databaseUrl !== undefined) throw new BackupError(IN_POSTGRES);
    return (await command.run(given, { config, say, warn, output })) ? DONE : FAILED;
  } catch (error) {
    warn(explain(error));
    return FAILED;
  }
}

function isHelp(argument: string): boolean {
  return argument === '--help' || argument === '-h';
}

/** What the operator can do about it, without a stack trace; whatever else it is is thrown on. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return `The settings are wrong:\n${error.message}`;
  if (error instanceof BackupError || error instanceof StorageError) return error.message;
  // The disk's own words name the file.
  if (error instanceof Error && 'syscall' in error) return error.message;
  throw error;
}
