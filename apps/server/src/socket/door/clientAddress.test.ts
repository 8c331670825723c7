import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createAddressOf } from './clientAddress.ts';

const address = (trustedProxies: number, remoteAddress: string | undefined, forwarded?: string): string =>
  createAddressOf(trustedProxies)({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    // Only the address of the socket is asked for.
    socket: { remoteAddress } as Socket,
  });

describe('The address of a client', () => {
  it('is that of its connection, whatever it says, when no proxy is trusted', () => {
    expect(address(0, '203.0.113.9', '10.0.0.1')).toBe('203.0.113.9');
  });

  it('says once that it does not believe somebody', () => {
    let times = 0;
    const addressOf = createAddressOf(0, () => {
      times += 1;
    });
    // Only the address of the socket is asked for.
    const socket = { remoteAddress: '203.0.113.9' } as Socket;
    addressOf({ headers: {}, socket });
    expect(times).toBe(0);
    for (let index = 0; index < 3; index += 1)
      addressOf({ headers: { 'x-forwarded-for': '1.1.1.1' }, socket });
    expect(times).toBe(1);
  });

  it.each([
    ['one proxy', 1, '198.51.100.7', '198.51.100.7'],
    ['one proxy and a lie before it', 1, '1.1.1.1, 198.51.100.7', '198.51.100.7'],
    ['two proxies', 2, '198.51.100.7, 10.0.0.2', '198.51.100.7'],
    ['two proxies of which one was passed by', 2, '198.51.100.7', '198.51.100.7'],
    ['one proxy that says nothing', 1, undefined, '10.0.0.1'],
    ['one proxy that says nothing with many commas', 1, ' , ,', '10.0.0.1'],
  ])('is what the trusted ones heard: %s', (_what, hops, forwarded, expected) => {
    expect(address(hops, '10.0.0.1', forwarded)).toBe(expected);
  });

  /** The operator's proxies, the nearest to clients first; each appends whom it heard. */
  const PROXIES = ['10.0.0.3', '10.0.0.2', '10.0.0.1'];
  const LIES = ['127.0.0.1', '10.0.0.2', '203.0.113.250, ::1', ',,', 'unknown', '"; drop', '1'.repeat(5_000)];

  it.each([1, 2, 3].flatMap((hops) => LIES.map((lie) => [hops, lie] as const)))(
    'behind %i proxies is not what somebody claims: %s',
    (hops, lie) => {
      const own = PROXIES.slice(-hops);
      const forwarded = [lie, '198.51.100.7', ...own.slice(0, -1)].join(', ');
      expect(address(hops, own.at(-1), forwarded)).toBe('198.51.100.7');
    },
  );

  it.each(LIES)('without a trusted proxy is not what somebody claims: %s', (lie) => {
    expect(address(0, '198.51.100.7', lie)).toBe('198.51.100.7');
  });

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
  ])('%s counts as %s', (remote, expected) => {
    expect(address(0, remote)).toBe(expected);
  });

  it('is empty for a connection that is gone already', () => {
    expect(address(0, undefined)).toBe('');
  });
});
