import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { appSettingsOf } from './appSettingsOf.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-brand-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('The branding', () => {
  it('is ours where nobody says otherwise', () => {
    expect(appSettingsOf(readConfig({}))).toEqual({
      basePath: '',
      name: 'Drawbridge',
      tool: 'select',
      disabled: [],
      readOnly: false,
      imports: { bytes: 33_554_432, shapes: 50_000, points: 200_000, deadlineMs: 30_000 },
    });
  });

  it('tells pages what they need of it', () => {
    const config = readConfig({
      APP_NAME: ' Sketch & Co ',
      ACCENT_COLOR: '#7A1FA2',
      LOGO_FILE: write('logo.txt', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'),
      BASE_PATH: '/draw',
      DISABLED_FEATURES: 'laser, comments',
      DEFAULT_TOOL: 'draw',
      DEFAULT_STYLE: 'color=blue, width=2,font=sans,roughness=hand-drawn',
      PALETTE: 'black,#7A1FA2',
      IMPORT_MAX_BYTES: '2048',
      IMPORT_MAX_SHAPES: '10',
      IMPORT_MAX_POINTS: '20',
      IMPORT_DEADLINE_MS: '1000',
    });
    expect(appSettingsOf(config)).toEqual({
      basePath: '/draw',
      name: 'Sketch & Co',
      accent: '#7a1fa2',
      logo: expect.stringMatching(/^\/draw\/logo-[0-9a-f]{12}\.svg$/),
      tool: 'draw',
      style: { color: 'blue', width: 2, font: 'sans', roughness: 'hand-drawn' },
      palette: ['black', '#7a1fa2'],
      disabled: ['comments', 'laser'],
      readOnly: false,
      imports: { bytes: 2048, shapes: 10, points: 20, deadlineMs: 1000 },
    });
  });

  it.each([
    [{ APP_NAME: ' ' }, /APP_NAME must be a name of 1 to 40 letters, not " "/],
    [{ APP_NAME: 'x'.repeat(41) }, /APP_NAME must be/],
    [{ APP_NAME: 'a\u202eb' }, /APP_NAME must be/],
    [{ ACCENT_COLOR: 'purple' }, /ACCENT_COLOR must be a colour such as #7a1fa2, not "purple"/],
    [{ LOGO_FILE: '/nowhere.svg' }, /LOGO_FILE must be an SVG, PNG, WebP or JPEG file.*not "\/nowhere\.svg"/],
    [{ DEFAULT_TOOL: 'pen' }, /DEFAULT_TOOL must be one of select, hand/],
    [{ DEFAULT_TOOL: 'laser', DISABLED_FEATURES: 'laser' }, /DEFAULT_TOOL is laser, but DISABLED_FEATURES/],
    [{ DEFAULT_STYLE: 'color=pruple' }, /and there color a name such as blue/],
    [{ DEFAULT_STYLE: 'width=0' }, /and there width a number from 1 to 50/],
    [{ DEFAULT_STYLE: 'font=comic' }, /and there font one of hand, sans, mono/],
    [{ DEFAULT_STYLE: 'colour=blue' }, /and there only color, width/],
    [{ PALETTE: 'red,red' }, /PALETTE must be up to 20 colours, each once/],
    [{ PALETTE: 'red,' }, /PALETTE must be/],
    [{ DISABLED_FEATURES: 'comments,undo' }, /DISABLED_FEATURES must be a list of comments, history/],
  ])('that is wrong is named: %o', (env, words) => {
    expect(() => readConfig(env)).toThrow(words);
  });
});

describe('A logo', () => {
  const png = Buffer.from('89504e470d0a1a0a0000', 'hex');

  it.each([
    ['png', png, 'image/png'],
    ['jpg', Buffer.from('ffd8ffe000104a464946', 'hex'), 'image/jpeg'],
    ['webp', Buffer.from('RIFF\u0001\u0002\u0003\u0004WEBPVP8 ', 'latin1'), 'image/webp'],
    ['svg', Buffer.from('<svg viewBox="0 0 1 1"/>'), 'image/svg+xml'],
    ['svg', Buffer.from('\ufeff<!-- ours -->\n<svg viewBox="0 0 1 1"/>'), 'image/svg+xml'],
  ])('is told by its content: %s', (ending, content, type) => {
    const { logo } = readConfig({ LOGO_FILE: write('logo', content) });
    expect(logo).toMatchObject({ type, fileName: expect.stringMatching(RegExp(`\\.${ending}$`)) });
    expect(logo?.content.equals(content)).toBe(true);
  });

  it.each([
    ['a page', '<html><svg></svg></html>'],
    ['a script', 'alert(1) // <svg'],
    ['more than a logo', Buffer.concat([png, Buffer.alloc(262_144)])],
    ['nothing', ''],
  ])('is not %s', (_what, content) => {
    expect(() => readConfig({ LOGO_FILE: write('logo', content) })).toThrow(/LOGO_FILE must be/);
  });
});
