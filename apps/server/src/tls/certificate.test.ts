import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SecureContextOptions } from 'node:tls';
import { createManualClock } from '@drawbridge/sync/test';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Certified, certify } from '../../test/proxies/certify.ts';
import { ConfigError, readConfig } from '../config.ts';
import { readCertificate } from './certificate.ts';
import { keepCertificate } from './keepCertificate.ts';

const DAY_MS = 86_400_000;

let folder: string;
let first: Certified;
let second: Certified;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-tls-'));
  const make = (name: string): Certified => {
    mkdirSync(join(folder, name));
    return certify(join(folder, name));
  };
  first = make('first');
  second = make('second');
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const filesOf = ({ certificate, key }: Certified) => ({ tlsCert: certificate, tlsKey: key });

describe('A certificate', () => {
  it('is read with its key, whom it speaks for and when it ends', () => {
    const read = readCertificate(filesOf(first));
    if ('mistake' in read) throw new Error(read.mistake);
    expect(read.names).toBe('IP Address:127.0.0.1');
    expect(read.endsMs - Date.now()).toBeGreaterThan(DAY_MS);
    expect(read.endsMs - Date.now()).toBeLessThanOrEqual(2 * DAY_MS);
  });

  it('and its key may be in one file', () => {
    expect(readCertificate({ tlsCert: first.both, tlsKey: first.both })).not.toHaveProperty('mistake');
  });

  it.each<[string, () => Parameters<typeof readCertificate>[0], RegExp]>([
    [
      'that is missing',
      () => ({ ...filesOf(first), tlsCert: '/nowhere.pem' }),
      /^TLS_CERT names .*not exist/,
    ],
    [
      'whose key is missing',
      () => ({ ...filesOf(first), tlsKey: '/nowhere.pem' }),
      /^TLS_KEY names .*not exist/,
    ],
    ['that is none', () => ({ ...filesOf(first), tlsCert: write('a', 'x') }), /holds no certificate in PEM/],
    ['whose key is none', () => ({ ...filesOf(first), tlsKey: write('b', 'x') }), /holds no key in PEM/],
    ['with the key of another', () => ({ ...filesOf(first), tlsKey: second.key }), /does not belong to/],
    [
      'whose key has a password',
      () => ({ ...filesOf(first), tlsKey: withPassword(first.key) }),
      /without a password/,
    ],
  ])('%s is said to be, without a letter of the key', (_what, files, words) => {
    const read = readCertificate(files());
    expect(read).toEqual({ mistake: expect.stringMatching(words) });
    expect(JSON.stringify(read)).not.toContain('PRIVATE');
  });

  it('that is wrong keeps the server from starting, with the other mistakes', () => {
    const read = (env: Record<string, string>) => () => readConfig(env);
    expect(read({ TLS_CERT: first.certificate })).toThrow(ConfigError);
    expect(read({ TLS_CERT: first.certificate })).toThrow(/^TLS_KEY must name the key/);
    expect(read({ TLS_KEY: first.key })).toThrow(/^TLS_CERT must name the certificate/);
    expect(read({ TLS_CERT: first.certificate, TLS_KEY: second.key })).toThrow(/does not belong/);
    expect(read({ TLS_CERT: first.certificate, TLS_KEY: first.key })).not.toThrow();
  });
});

function withPassword(key: string): string {
  const path = join(folder, 'locked.pem');
  execFileSync('openssl', ['pkey', '-in', key, '-aes256', '-passout', 'pass:hunter2', '-out', path]);
  return path;
}

describe('The certificate of a server that runs', () => {
  function start(nowMs = Date.now()) {
    const lines: string[] = [];
    const contexts: SecureContextOptions[] = [];
    const clock = createManualClock();
    const place = mkdtempSync(join(folder, 'live-'));
    const files = { tlsCert: join(place, 'certificate.pem'), tlsKey: join(place, 'key.pem') };
    const put = ({ certificate, key }: Partial<Certified>): void => {
      if (certificate !== undefined) copyFileSync(certificate, files.tlsCert);
      if (key !== undefined) copyFileSync(key, files.tlsKey);
    };
    put(first);
    const certificate = readCertificate(files);
    if ('mistake' in certificate) throw new Error(certificate.mistake);
    const https = { setSecureContext: (context: SecureContextOptions) => contexts.push(context) };
    const log = pino({ base: null, timestamp: false }, { write: (line: string) => lines.push(line) });
    const watch = keepCertificate({ https, files, certificate, clock, log, nowMs: () => nowMs });
    return { lines, contexts, clock, put, watch };
  }
  const farFromItsEnd = (): number => Date.now() - 30 * DAY_MS;

  it('is the one of the files within a minute of their change, or at once when asked', () => {
    const { contexts, clock, put, watch } = start(farFromItsEnd());
    clock.advance(60_000);
    expect(contexts).toEqual([]);
    put(second);
    clock.advance(60_000);
    expect(contexts).toHaveLength(1);
    expect(contexts[0]).toMatchObject({ minVersion: 'TLSv1.2' });
    put(first);
    watch.look();
    expect(contexts).toHaveLength(2);
    watch.stop();
  });

  it('stays while only one of two files is new, which is said once', () => {
    const { lines, contexts, clock, put } = start(farFromItsEnd());
    put({ key: second.key });
    clock.advance(60_000);
    clock.advance(60_000);
    expect(contexts).toEqual([]);
    expect(lines).toEqual([expect.stringContaining('does not belong to')]);
    put({ certificate: second.certificate });
    clock.advance(60_000);
    expect(contexts).toHaveLength(1);
    expect(lines.at(-1)).toContain('was replaced');
  });

  it('is warned of before its end and after it, each time once, with the day', () => {
    const ends = new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, 10);
    const soon = start();
    soon.clock.advance(120_000);
    expect(soon.lines).toEqual([expect.stringContaining('ends soon')]);
    expect(soon.lines[0]).toContain(`"ends":"${ends}`);
    const over = start(Date.now() + 3 * DAY_MS);
    over.clock.advance(120_000);
    expect(over.lines).toEqual([expect.stringContaining('is over')]);
  });
});
