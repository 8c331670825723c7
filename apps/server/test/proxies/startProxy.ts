import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../freePort.ts';
import { certify } from './certify.ts';
import { findProgram } from './findProgram.ts';
import type { Place, ProxyKind } from './kinds.ts';

const DEPLOY = new URL('../../../../deploy/', import.meta.url);

/** As the samples for one node call it. */
const ONE_SERVER = '127.0.0.1:3000';

const START_TIMEOUT_MS = 15_000;
const POLL_MS = 25;

/** A real proxy in a process of its own, set up by the sample that operators are given. */
export interface RunningProxy {
  readonly url: string;
  /** Where it answers without TLS, if it does. */
  readonly plainUrl: string;
  /** Its own, in PEM, for those that do not trust it yet. */
  readonly certificate: string;
  stop(): Promise<void>;
}

export function readSample(sample: string): string {
  return readFileSync(new URL(sample, DEPLOY), 'utf8');
}

/**
 * @param serverUrls of one node, or of two.
 * @param isScattering for a proxy of two nodes that sends each request to whichever comes next.
 * @throws Error with what the proxy said, when it ends instead of listening.
 */
export async function startProxy(
  kind: ProxyKind,
  serverUrls: readonly [string, ...string[]],
  { isScattering = false } = {},
): Promise<RunningProxy> {
  const program = findProgram(kind);
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-proxy-'));
  // Started as root, nginx works as somebody else.
  chmodSync(folder, 0o755);
  const [port, plainPort] = [await freePort(), await freePort()];
  const place: Place = { folder, port, plainPort, serverPorts: serverUrls.map(portOf), ...certify(folder) };
  const samples = writeSamples(kind, place, isScattering);
  if (kind.surroundings) writeFileSync(join(folder, kind.surroundings.file), kind.surroundings.text);

  const child = spawn(program, kind.args(samples, place), {
    cwd: folder,
    // Caddy's own files, and its door for operators, which would otherwise be a port that everybody knows.
    env: { PATH: process.env.PATH, HOME: folder, CADDY_ADMIN: `unix/${join(folder, 'admin.sock')}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await listens(child, port);
  return {
    url: `${kind.protocol}://127.0.0.1:${port}`,
    plainUrl: `http://127.0.0.1:${plainPort}`,
    certificate: readFileSync(place.certificate, 'utf8'),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const exited = once(child, 'exit');
        child.kill('SIGTERM');
        await exited;
      }
      rmSync(folder, { recursive: true });
    },
  };
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

/** Answers the files. */
function writeSamples(kind: ProxyKind, place: Place, isScattering: boolean): readonly string[] {
  const isOne = place.serverPorts.length === 1;
  const texts = isOne ? [textForOne(kind, place)] : textsForNodes(kind, place, isScattering);
  const names = isOne ? [kind.sample] : kind.severalNodes.samples;
  return texts.map((text, index) => {
    const file = join(place.folder, names[index] ?? '');
    writeFileSync(file, text);
    return file;
  });
}

function textForOne(kind: ProxyKind, place: Place): string {
  const server = { [ONE_SERVER]: `127.0.0.1:${place.serverPorts[0]}` };
  return putIn(readSample(kind.sample), { ...kind.addresses(place), ...server });
}

function textsForNodes(kind: ProxyKind, place: Place, isScattering: boolean): string[] {
  const { samples, changes, nodes, affinity } = kind.severalNodes;
  const [first, ...others] = samples;
  const texts = [putIn(putIn(readSample(first), changes), kind.addresses(place)), ...others.map(readSample)];
  return texts.map((text) => {
    const isWanted = !(isScattering && text.includes(affinity));
    return nodes.reduce(
      (filled, node, index) => filled.replaceAll(node, `127.0.0.1:${place.serverPorts[index]}`),
      isWanted ? text : putIn(text, { [affinity]: '' }),
    );
  });
}

function putIn(sample: string, addresses: Readonly<Record<string, string>>): string {
  return Object.entries(addresses).reduce((text, [from, to]) => {
    const parts = text.split(from);
    if (parts.length !== 2)
      throw new Error(`"${from}" is ${parts.length - 1} times in the sample, not once.`);
    return parts.join(to);
  }, sample);
}

async function listens(child: ChildProcess, port: number): Promise<void> {
  const said: string[] = [];
  for (const output of [child.stdout, child.stderr]) output?.on('data', (chunk) => said.push(String(chunk)));
  const deadlineMs = performance.now() + START_TIMEOUT_MS;
  while (!(await takesConnections(port))) {
    const hasEnded = child.exitCode !== null || child.signalCode !== null;
    if (hasEnded || performance.now() > deadlineMs) {
      child.kill('SIGKILL');
      throw new Error(`The proxy ${hasEnded ? 'ended' : 'waited'} instead of listening:\n${said.join('')}`);
    }
    await wait(POLL_MS);
  }
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
