import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Setting } from '../settings.ts';

/** A picture of the operator's, read at the start. */
export interface Logo {
  /** Changes with the picture, so that browsers may keep it for ever. */
  readonly fileName: string;
  readonly type: string;
  readonly content: Buffer;
}

/** LIMIT. It is shown 32 px high, on every page. */
const MAX_BYTES = 262_144;

const MUST = `an SVG, PNG, WebP or JPEG file of up to ${MAX_BYTES / 1_024} KB that can be read`;

const KINDS: readonly { readonly ending: string; readonly type: string; readonly is: RegExp }[] = [
  { ending: 'png', type: 'image/png', is: /^\x89PNG\r\n/ },
  { ending: 'jpg', type: 'image/jpeg', is: /^\xff\xd8\xff/ },
  { ending: 'webp', type: 'image/webp', is: /^RIFF[\s\S]{4}WEBP/ },
  {
    ending: 'svg',
    type: 'image/svg+xml',
    is: /^(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)[\s\S]*<svg[\s>]|^\s*<svg[\s>]/,
  },
];

/** Told by its content and never by its name. Nothing for an empty path. */
export function logoFile(path: string): ReturnType<Setting<Logo | undefined>['parse']> {
  if (path === '') return { value: undefined };
  try {
    const { size } = statSync(path);
    if (size > MAX_BYTES) return { must: MUST };
    const content = readFileSync(path);
    const text = content.toString('latin1');
    const kind = KINDS.find(({ is }) => is.test(text));
    if (!kind) return { must: MUST };
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    return { value: { fileName: `logo-${hash}.${kind.ending}`, type: kind.type, content } };
  } catch {
    return { must: MUST };
  }
}
