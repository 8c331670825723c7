import { expect, it } from 'vitest';
import { writeSvg } from './svgDocument.ts';

const box = { x: -10, y: 20, w: 100, h: 50 };
const measureText = (): number => 0;

it('shows exactly the box, and the room around it', () => {
  const svg = writeSvg((context) => context.fillRect(0, 0, 1, 1), { box, paddingPx: 16, measureText });
  expect(svg).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-26 4 132 82" width="132" height="82">' +
      '<path d="M0 0L1 0L1 1L0 1Z" fill="#000000"/></svg>',
  );
});

it('lies on paper if it is to', () => {
  const svg = writeSvg(() => {}, { box, background: '#ffffff', measureText });
  expect(svg).toContain('<rect x="-10" y="20" width="100" height="50" fill="#ffffff"/>');
});

it('has its clip paths before what they clip', () => {
  const svg = writeSvg(
    (context) => {
      context.rect(0, 0, 5, 5);
      context.clip();
      context.fillRect(0, 0, 9, 9);
    },
    { box, measureText },
  );
  expect(svg).toMatch(/<defs><clipPath id="clip0">.*<\/defs><path .*url\(#clip0\)/);
});

it('brings its fonts along', () => {
  const fonts = [{ family: 'Inter', url: 'data:font/woff2;base64,AA==', unicodeRange: 'U+0000-00FF' }];
  expect(writeSvg(() => {}, { box, fonts, measureText })).toContain(
    '<style>@font-face{font-family:&quot;Inter&quot;;src:url(data:font/woff2;base64,AA==);unicode-range:U+0000-00FF}</style>',
  );
});
