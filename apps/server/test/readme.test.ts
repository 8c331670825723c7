import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startTestServer } from './testServer.ts';

const run = promisify(execFile);
const README = new URL('../../../README.md', import.meta.url);
/** Beside the tests, where the example finds the package that it imports. */
const EXAMPLE = fileURLToPath(new URL('readmeExample.tmp.ts', import.meta.url));

it('the example in the README runs as it is written', async () => {
  const server = await startTestServer();
  const writer = server.open({ boardId: 'retro' });
  await writer.synced;
  writer.doc.getMap('shapes').set('a', 1);
  const example = /```ts\n([\s\S]*?)```/.exec(readFileSync(README, 'utf8'))?.[1] ?? '';
  expect(example).toContain('http://127.0.0.1:3000');
  await expect.poll(() => writer.outbox.size).toBe(0);
  writeFileSync(EXAMPLE, example.replace('http://127.0.0.1:3000', server.url));
  try {
    const { stdout } = await run(process.execPath, [EXAMPLE], { timeout: 15_000 });
    expect(stdout).toBe('1 shapes\n');
  } finally {
    rmSync(EXAMPLE);
    await server.close();
  }
});
