import { describe, expect, it } from 'vitest';
import { createOriginCheck } from './originCheck.ts';

const check = createOriginCheck(['https://wiki.example.org']);
const from = (origin: string | undefined) =>
  check({ headers: { host: 'board.example.org', ...(origin !== undefined && { origin }) } });
const fromSite = (site: string) => check({ headers: { host: 'board.example.org', 'sec-fetch-site': site } });

describe('The origin check', () => {
  it.each([
    ['the server’s own page', 'https://board.example.org'],
    ['an allowed page', 'https://wiki.example.org'],
    ['a program', undefined],
  ])('lets %s in', (_who, origin) => {
    expect(from(origin)).toBe(true);
  });

  it.each([
    ['another page', 'https://evil.example'],
    ['a name that only ends alike', 'https://evilboard.example.org'],
    ['a name that only begins alike', 'https://board.example.org.evil.example'],
    ['a sandboxed page', 'null'],
    ['the same name on another port', 'https://board.example.org:8443'],
    ['nonsense', 'not an origin'],
  ])('turns %s away', (_who, origin) => {
    expect(from(origin)).toBe(false);
  });

  it.each([
    ['same-origin', true],
    ['none', true],
    ['same-site', false],
    ['cross-site', false],
  ])('of what hides its origin looks from how far away it is: %s', (site, isLetIn) => {
    expect(fromSite(site)).toBe(isLetIn);
  });
});
