import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));

/** The program `writer.ts`, and what it has said. */
export interface Writer {
  readonly pid: number;
  readonly lines: readonly string[];
  /** Resolves at the first line, said from now on, that begins like this. Rejects when the program ends before. */
  until(beginning: string): Promise<string>;
  /** Lets it end by itself. */
  finish(): Promise<void>;
  kill(): Promise<void>;
}

export async function startWriter(
  folder: string,
  { entryBytes, env = {} }: { entryBytes: number; env?: Readonly<Record<string, string>> },
): Promise<Writer> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [WRITER, folder, String(entryBytes)], {
    env: { PATH, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const writer = listenTo(child);
  await writer.until('ready');
  return writer;
}

function listenTo(child: ChildProcess): Writer {
  const { stdin, stdout, stderr, pid } = child;
  if (!stdin || !stdout || !stderr || pid === undefined) throw new Error('The writer did not start.');
  const lines: string[] = [];
  const output = createInterface({ input: stdout });
  output.on('line', (line) => lines.push(line));
  let errors = '';
  stderr.on('data', (data) => {
    errors += data;
  });
  const closed = once(child, 'close');
  return {
    pid,
    lines,
    until: (beginning) =>
      new Promise((resolve, reject) => {
        const look = (line: string): void => {
          if (!line.startsWith(beginning)) return;
          output.off('line', look);
          resolve(line);
        };
        output.on('line', look);
        void closed.then(() => reject(new Error(`The writer ended without "${beginning}". ${errors}`)));
      }),
    async finish() {
      stdin.end();
      await closed;
    },
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
