import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeBoard } from './accessClient.ts';
import { findProgram } from './proxies/findProgram.ts';
import { startTestServer, type TestServer } from './testServer.ts';

const run = promisify(execFile);
const DOCUMENT = new URL('../../../docs/feed-api.md', import.meta.url);
const CURL = { title: 'curl', program: 'curl', variable: 'CURL_PATH', aptPackage: 'curl' };

/** Any failure is one, and a stream ends, after what is there. */
const OPTIONS = '--silent --show-error --fail-with-body --max-time 3';

interface Example {
  readonly command: string;
  /** What the document says it answers, if it says so. */
  readonly answer: object | undefined;
}

const examples = readExamples(readFileSync(DOCUMENT, 'utf8'));
let server: TestServer;
let owner: string;

beforeAll(async () => {
  server = await startTestServer();
  owner = (await makeBoard(server.url, 'plan')).token;
});

afterAll(() => server.close());

it.each(examples)('The example runs as it is written: $command', async ({ command, answer }) => {
  const curl = findProgram(CURL);
  const env = { URL: server.url, BOARD: 'plan', OWNER: owner };
  const isStream = command.includes('/events');
  // A stream has no end: curl gives up on it with 28, and has told what came.
  const script = `curl() { "${curl}" ${OPTIONS} "$@"; }\n${command}${isStream ? ' || [ $? = 28 ]' : ''}`;
  const { stdout } = await run('sh', ['-c', script], { env, timeout: 20_000 });
  if (isStream) expect(stdout).toContain('retry: 2000');
  const given = answer && JSON.parse(stdout);
  for (const key of Object.keys(answer ?? {})) expect(given).toHaveProperty(key);
});

it('There are examples of all that programs do', () => {
  expect(examples.length).toBeGreaterThanOrEqual(7);
});

/** Each block of a shell, and the block of JSON right after it. */
function readExamples(text: string): Example[] {
  const blocks = [...text.matchAll(/```(\w*)\n([\s\S]*?)```/g)].map(([, kind = '', code = '']) => ({
    kind,
    code,
  }));
  return blocks.flatMap(({ kind, code }, index) => {
    const next = blocks[index + 1];
    const answer = next?.kind === 'json' ? JSON.parse(next.code.replaceAll('…', '')) : undefined;
    return kind === 'sh' ? [{ command: code.trim(), answer }] : [];
  });
}
