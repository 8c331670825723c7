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
const { stdout, stderr } = process;
/** Each write hears of it by itself. */
stdout.on('error', () => undefined);
/** Whoever reads may have had enough (`| head`), which is said by the exit code alone. */
const heard = (error?: (Error & { readonly code?: string }) | null): void => {
  if (!error) return;
  process.exitCode = 1;
  if (error.code !== 'EPIPE') stderr.write(`${error.message}\n`);
};
const code = await runCommand(process.argv.slice(2), {
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
  say: (line) => void stdout.write(`${line}\n`, heard),
  warn: (line) => void stderr.write(`${line}\n`),
  output: stdout,
});
process.exitCode ||= code;
