import { randomBytes } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { ADMIN_SESSION_MS } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import { GUEST } from '../signIn/identity.ts';
import { createAdminDoor } from './adminDoor.ts';

const KEY = 'the key of this server';
const secret = randomBytes(32);

interface Settings {
  readonly adminKey?: string;
  readonly nowMs?: () => number;
  readonly address?: string;
}

const open = ({ adminKey = KEY, nowMs = () => 0, address = 'http://board.example.org' }: Settings = {}) =>
  createAdminDoor({
    config: { adminKey, adminUsers: [], basePath: '/draw' },
    secret,
    identify: async () => GUEST,
    publicUrl: () => new URL(address),
    nowMs,
  });

function requestWith(cookie: string): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.headers.cookie = cookie;
  return request;
}

/** Shows the key, and answers what the browser is to keep. */
async function enter(door: ReturnType<typeof open>, key = KEY): Promise<string | undefined> {
  const response = new ServerResponse(requestWith(''));
  await door.enter(requestWith(''), response, key);
  return response.getHeader('set-cookie')?.toString();
}

const cookieOf = (given: string | undefined): string => given?.split(';')[0] ?? '';

describe('The door for whoever runs a server', () => {
  it('is not there without a key', async () => {
    const door = open({ adminKey: '' });
    expect(door.isThere).toBe(false);
    expect(await enter(door, '')).toBeUndefined();
  });

  it('opens by the key only, for its own paths, out of reach of scripts and other sites', async () => {
    expect(await enter(open(), 'another key')).toBeUndefined();
    const given = await enter(open());
    expect(given).toMatch(/; Path=\/draw\/api\/admin; Max-Age=3600; HttpOnly; SameSite=Strict$/);
    expect(await enter(open({ address: 'https://board.example.org' }))).toMatch(/; Secure$/);
  });

  it('lets in who has the cookie, for an hour', async () => {
    let nowMs = 1_000_000;
    const door = open({ nowMs: () => nowMs });
    const request = requestWith(cookieOf(await enter(door)));
    expect(await door.identify(request)).toEqual({ kind: 'operator' });
    nowMs += ADMIN_SESSION_MS - 1_000;
    expect(await door.identify(request)).toEqual({ kind: 'operator' });
    nowMs += 2_000;
    expect(await door.identify(request)).toBeUndefined();
  });

  it('ends what was begun with another key', async () => {
    const request = requestWith(cookieOf(await enter(open())));
    expect(await open().identify(request)).toEqual({ kind: 'operator' });
    expect(await open({ adminKey: 'the next key of this server' }).identify(request)).toBeUndefined();
    expect(await open({ adminKey: '' }).identify(request)).toBeUndefined();
  });
});
