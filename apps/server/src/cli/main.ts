import { readConfig } from '../config.ts';
import { audit } from './commands/audit.ts';
import { backup } from './commands/backup.ts';
import { boards } from './commands/boards.ts';
import { compact } from './commands/compact.ts';
import { doctor } from './commands/doctor.ts';
import { exportBoard } from './commands/export.ts';
import { importFile } from './commands/import.ts';
import { restore } from './commands/restore.ts';
import { user } from './commands/user.ts';
import { runCommand } from './runCommand.ts';

/*
 * npm run -s drawbridge -- <command>
 *
 * What an operator does with a store, beside the server that uses it or without one.
 */
process.exitCode = await runCommand(process.argv.slice(2), {
  commands: {
    backup,
    restore,
    doctor,
    boards,
    export: exportBoard,
    import: importFile,
    audit,
    user,
    compact,
  },
  readConfig: () => readConfig(),
  say: (line) => void process.stdout.write(`${line}\n`),
  warn: (line) => void process.stderr.write(`${line}\n`),
});
