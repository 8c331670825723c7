import { expect, it } from 'vitest';
import { frameAncestors } from './frameSettings.ts';

it.each([
  ['', []],
  ['self', ["'self'"]],
  [
    'https://wiki.example.org, self,http://10.0.0.1:8080',
    ["'self'", 'https://wiki.example.org', 'http://10.0.0.1:8080'],
  ],
])('"%s" are sites that may frame a page', (given, value) => {
  expect(frameAncestors(given)).toEqual({ value });
});

it.each(["'self'", '*', 'wiki.example.org', 'https://wiki.example.org/', 'https://a.example; script-src *'])(
  '"%s" is none, and cannot change the rest of a policy',
  (given) => {
    expect(frameAncestors(given)).toEqual({ must: expect.stringContaining('self, or origins') });
  },
);
