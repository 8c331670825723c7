import { describe, expect, it } from 'vitest';
import { arrive } from './arrival.ts';
import { createTabStorage } from './test/tabStorage.ts';
import { rememberWay, takeWay, type WayBack } from './wayBack.ts';

/** Comes to a board by this fragment; answers the token, and the address then. */
function come(hash: string, way?: WayBack) {
  const storage = createTabStorage();
  if (way) rememberWay(storage, way);
  const location = { pathname: '/b/plan', search: '', hash };
  let address = `/b/plan${hash}`;
  const replaceState = (_state: unknown, _title: string, to?: string | URL | null) => {
    address = String(to);
  };
  return { token: arrive({ location, history: { state: null, replaceState }, storage }), address };
}

const way = (rest: Partial<WayBack> = {}): WayBack => ({
  path: '/b/plan',
  fragment: '#k=key',
  isAside: false,
  ...rest,
});

describe('Whoever comes to a board', () => {
  it.each([
    ['', undefined, '/b/plan'],
    ['#k=key', undefined, '/b/plan#k=key'],
    ['#new', undefined, '/b/plan#new'],
    ['#t=a.b.c', 'a.b.c', '/b/plan'],
    ['#k=key&t=a.b.c', 'a.b.c', '/b/plan#k=key'],
    ['#t=a.b.c&k=key', 'a.b.c', '/b/plan#k=key'],
  ])('by %j leaves no token in the address', (hash, token, address) => {
    expect(come(hash)).toEqual({ token, address });
  });

  it('after signing in has the key in the address again', () => {
    expect(come('', way())).toEqual({ token: undefined, address: '/b/plan#k=key' });
    expect(come('#t=a.b.c', way())).toEqual({ token: 'a.b.c', address: '/b/plan#k=key' });
  });

  it('has no key of another board, or in place of the one that the address has', () => {
    expect(come('', way({ path: '/b/other' })).address).toBe('/b/plan');
    expect(come('#k=mine', way()).address).toBe('/b/plan#k=mine');
  });
});

describe('The way back', () => {
  it('is known once', () => {
    const storage = createTabStorage();
    rememberWay(storage, way());
    expect([takeWay(storage), takeWay(storage)]).toEqual([way(), undefined]);
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['another site', JSON.stringify(way({ path: '//evil.example' }))],
    ['a script', JSON.stringify(way({ path: 'javascript:alert(1)' }))],
    ['a fragment that is none', JSON.stringify(way({ fragment: '.evil.example' }))],
  ])('does not lead to %s', (_what, text) => {
    const storage = createTabStorage();
    storage.setItem('drawbridge:way-back', text);
    expect(takeWay(storage)).toBeUndefined();
  });
});
