import { MAX_LINK_LENGTH } from '@drawbridge/board';
import { expect, it } from 'vitest';
import { safeLink } from './safeLink.ts';

it.each([
  'https://example.com/a?b#c',
  'http://10.0.0.1:3000/',
  'mailto:ann@example.com',
  '/b/board',
  '#part',
])('the link %s is kept', (link) => {
  expect(safeLink(link)).toBe(link);
  expect(safeLink(` ${link}\n`)).toBe(link);
});

it.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.com/1',
  'http://[',
  `https://example.com/${'x'.repeat(MAX_LINK_LENGTH)}`,
  7,
  null,
])('%j is no link', (link) => {
  expect(safeLink(link)).toBe('');
});
