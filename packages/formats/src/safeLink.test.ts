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
  '\tjavascript\n:alert(1)',
  'javascript://example.com/%0aalert(1)',
  'data:image/svg+xml;base64,PHN2Zy8+',
  'feed:javascript:alert(1)',
  'view-source:https://example.com',
  'intent://example.com#Intent;end',
  'about:blank',
  'ws://example.com',
  'ftp://example.com',
  'tel:112',
  'file:///etc/passwd',
  'blob:https://example.com/1',
  'http://[',
  `https://example.com/${'x'.repeat(MAX_LINK_LENGTH)}`,
  7,
  null,
])('%j is no link', (link) => {
  expect(safeLink(link)).toBe('');
});
