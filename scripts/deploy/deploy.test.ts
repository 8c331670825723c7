import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { configTable, readConfig } from '../../apps/server/src/config.ts';
import { serverFlags } from '../dev/start.mjs';
import { commandOf, copiesOf, readInstructions } from './dockerfile.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

const dockerfile = readInstructions(read('deploy/Dockerfile'));
const textsOf = (keyword: string): string[] =>
  dockerfile.filter((instruction) => instruction.keyword === keyword).map(({ text }) => text);
const unit = read('deploy/drawbridge.service');
const compose = read('deploy/compose.yaml');
const SERVER = 'apps/server/src/main.ts';
const shutdownSeconds = readConfig({}).shutdownDeadlineMs / 1_000;

/** Whether the builder sees a path of the repository: the last line of `.dockerignore` that is about it decides. */
function reachesBuilder(path: string): boolean {
  const lines = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const about = lines.filter((line) => {
    const pattern = line.replace(/^!/, '');
    return pattern === '*' || path === pattern || path.startsWith(`${pattern}/`);
  });
  return about.at(-1)?.startsWith('!') === true;
}

describe('The image', () => {
  const copied = copiesOf(dockerfile);
  const ownSources = copied.filter(({ from }) => from === undefined).flatMap(({ sources }) => sources);

  test.each(ownSources)('is made with %s, which is there and reaches the builder', (path) => {
    expect(existsSync(new URL(path, ROOT))).toBe(true);
    expect(reachesBuilder(path)).toBe(true);
  });

  test('takes from stages that it has', () => {
    const stages = textsOf('FROM').flatMap((text) => / AS (\w+)$/.exec(text)?.[1] ?? []);
    for (const { from } of copied) if (from !== undefined) expect(stages).toContain(from);
  });

  test('has every package of ours that the server needs', () => {
    const { dependencies } = JSON.parse(read('apps/server/package.json'));
    const own = Object.entries(dependencies).filter(([, version]) =>
      String(version).startsWith('workspace:'),
    );
    for (const [name] of own) expect(ownSources).toContain(`packages/${name.split('/')[1]}`);
  });

  test('names its base plainly, and no address of a registry', () => {
    expect(textsOf('ARG')).toEqual([expect.stringMatching(/^NODE_IMAGE=node:\d+-slim$/)]);
    expect(read('deploy/Dockerfile')).not.toMatch(/https?:\/\/(?!127\.0\.0\.1)|registry\.|docker\.io/);
  });

  test('has a base that the toolchain supports', () => {
    const major = Number(/node:(\d+)/.exec(textsOf('ARG')[0] ?? '')?.[1]);
    expect(major).toBeGreaterThanOrEqual(24);
  });

  test('does not run as root, writes to one volume, and ends like any other server', () => {
    expect([textsOf('USER'), textsOf('VOLUME'), textsOf('STOPSIGNAL')]).toEqual([
      ['node'],
      ['/data'],
      ['SIGTERM'],
    ]);
  });

  test('has what its server is compiled to where that server looks for it', () => {
    const places = textsOf('ENV').flatMap((text) => /NODE_COMPILE_CACHE=(\S+)/.exec(text)?.[1] ?? []);
    expect(places).toEqual(['/app/compiled', '/app/compiled']);
    expect(textsOf('RUN')).toContainEqual(expect.stringContaining(`node ${SERVER}`));
  });

  test('starts the server as npm start does', () => {
    const [command = ''] = dockerfile.filter(({ keyword }) => keyword === 'CMD').map(({ text }) => text);
    expect(commandOf(command)).toEqual(['node', ...serverFlags, SERVER]);
  });
});

describe('What tells the engine that the server is well', () => {
  const [program, ...args] = commandOf(textsOf('HEALTHCHECK')[0] ?? '');

  const check = async (port: number): Promise<number> => {
    expect(program).toBe('node');
    const run = promisify(execFile)(process.execPath, args, { env: { PORT: String(port) } });
    return run.then(
      () => 0,
      ({ code }) => Number(code),
    );
  };

  test('says so as long as the server does, and not when that is gone', async () => {
    let status = 200;
    const server = createServer(({ url }, response) => {
      response.writeHead(url === '/healthz' ? status : 404).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    // A TCP server that listens has an address of this kind.
    const { port } = server.address() as AddressInfo;
    expect(await check(port)).toBe(0);
    status = 500;
    expect(await check(port)).toBe(1);
    server.close();
    await once(server, 'close');
    expect(await check(port)).toBe(1);
  });
});

describe('The unit of systemd', () => {
  test('starts the server as npm start does', () => {
    const command = /^ExecStart=\/usr\/bin\/env (.+)$/m.exec(unit)?.[1];
    expect(command?.split(' ')).toEqual(['node', ...serverFlags, SERVER]);
  });

  test('keeps the boards in one place, and in another what can be made again', () => {
    expect(unit).toMatch(/^DynamicUser=yes$/m);
    expect(unit).toMatch(/^StateDirectory=drawbridge$/m);
    expect(unit).toContain(' DATA_DIR=%S/drawbridge ');
    expect(unit).toMatch(/^CacheDirectory=drawbridge$/m);
    expect(unit).toContain('NODE_COMPILE_CACHE=%C/drawbridge\n');
  });
});

describe('All of them', () => {
  test('let a stop take as long as the server may', () => {
    const [ofUnit, ofCompose] = [/^TimeoutStopSec=(\d+)$/m, /stop_grace_period: (\d+)s$/m].map((pattern) =>
      Number(pattern.exec(`${unit}\n${compose}`)?.[1]),
    );
    expect(ofUnit).toBeGreaterThan(shutdownSeconds);
    expect(ofCompose).toBeGreaterThan(shutdownSeconds);
  });

  test('set what can be set', () => {
    const ofUnit = [...unit.matchAll(/^Environment=(.+)$/gm)].map(([, line]) => line);
    const given = [...textsOf('ENV'), ...ofUnit].join(' ');
    const names = [...given.matchAll(/(?:^| )([A-Z_]+)=/g)].map(([, name]) => name);
    const inCompose = [...compose.matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name]) => name);
    const own = [...names, ...inCompose].filter(
      (name) => !['CI', 'PATH', 'NODE_ENV', 'NODE_COMPILE_CACHE'].includes(name ?? ''),
    );
    expect(own.length).toBeGreaterThan(8);
    for (const name of own) expect(configTable()).toContain(`\`${name}\``);
  });
});
