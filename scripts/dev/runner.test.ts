import { expect, test } from 'vitest';
import { createRunner, exitCodeOf } from './runner.mjs';

const place = { env: process.env, cwd: process.cwd() };
const waitForever = ['-e', 'setInterval(() => {}, 1000)'];

test('a quiet program gives its exit code and what it printed on both streams', async () => {
  const script = 'console.log("out"); console.error("err"); process.exitCode = 3';
  const { code, output } = await createRunner({ isTerminal: false }).quietly(
    process.execPath,
    ['-e', script],
    place,
  );
  expect(code).toBe(3);
  expect(output).toContain('out');
  expect(output).toContain('err');
});

test('a program that does not exist fails with its name', async () => {
  const run = createRunner({ isTerminal: false }).quietly('no-such-program', [], place);
  await expect(run).rejects.toThrow('no-such-program');
});

test('a stop ends the running program, and nothing starts after it', async () => {
  const runner = createRunner({ isTerminal: false });
  const run = runner.quietly(process.execPath, waitForever, place);
  expect(runner.stop('SIGTERM')).toBe(true);
  expect((await run).code).toBe(143);
  await expect(runner.quietly(process.execPath, ['--version'], place)).rejects.toThrow('Stopped');
});

test("the terminal's Ctrl-C is passed on only to a program that cannot hear it", async () => {
  const runner = createRunner({ isTerminal: true });
  const run = runner.quietly(process.execPath, waitForever, place);
  runner.stop('SIGINT');
  runner.stop('SIGTERM');
  expect((await run).code).toBe(143);

  const another = createRunner({ isTerminal: true });
  const alone = another.alone(process.execPath, waitForever, place);
  another.stop('SIGINT');
  expect(await alone).toBe(130);
});

test('an exit code is as a shell has it', () => {
  expect(exitCodeOf(0, null)).toBe(0);
  expect(exitCodeOf(null, 'SIGKILL')).toBe(137);
});
