import type { ReadResult } from '../report.ts';
import { type Content, contentOf, looksLikeJson } from './content.ts';
import type { AboutFile, FileKind, Found } from './fileKind.ts';
import { fileKinds, programs } from './fileKinds.ts';
import { isPicture } from './isPicture.ts';
import type { FileLimits, OpenedFile } from './openedFile.ts';

/**
 * What a file is, and the shapes in it; nothing else is touched. It may hold anything, whatever its name says: it is told by its
 * content, and held to these limits; tables and the like, which could be any text, by the name. For a worker, which whoever waits
 * can end.
 */
export async function readFile(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  limits: FileLimits,
  look: AboutFile['look'] = async () => ({}),
): Promise<OpenedFile> {
  if (bytes.length === 0) return problem('This file is empty.');
  if (bytes.length > limits.bytes) return problem(tooManyBytes(bytes.length, limits.bytes));
  const content = contentOf(bytes);
  for (const kind of fileKinds) {
    const found = await kind.read(content, limits, { name, look });
    if (found) return opened(found, { kind, name, limits, isPicture: isPicture(bytes) });
  }
  return isPicture(bytes) ? { kind: 'picture' } : problem(whyNothing(content));
}

interface Circumstances {
  readonly kind: FileKind;
  readonly name: string;
  readonly limits: FileLimits;
  readonly isPicture: boolean;
}

function opened(found: Found, { kind, name, limits, isPicture }: Circumstances): OpenedFile {
  if (found.kind === 'library') return found;
  if (found.kind === 'refused') return problem(found.words);
  if (found.kind === 'tooMany') return problem(tooManyShapes(found, limits.shapes));
  const { shapes, images, report, comments, library, history, document } = found;
  if (shapes.length === 0)
    return library?.length ? { kind: 'library', items: library, report } : problem(NOTHING_TO_SEE);
  const title = found.name || titleOf(name);
  return {
    kind: 'board',
    from: kind.from,
    name: title,
    shapes,
    images,
    report,
    ...(comments && { comments }),
    ...(library && { library }),
    ...(history !== undefined && { history }),
    ...(document && { document }),
    ...(isPicture && { isPicture }),
  };
}

/** What a file is called, without what says of which kind it is. */
export function titleOf(name: string): string {
  const title = name.replace(/^.*[/\\]/s, '').replace(ENDINGS, '');
  return title.replace(/[_\s]+/gu, ' ').trim();
}

const ENDINGS = /(?:\.[a-z]\w{1,14}){1,2}$/i;

const NOTHING_TO_SEE = 'There is nothing in this file that a board can show.';

export function tooManyBytes(bytes: number, most: number): string {
  return `This file has ${megabytes(bytes)}. Files of up to ${megabytes(most)} are opened here: take things out of it, or save them as several files.`;
}

function tooManyShapes({ count }: ReadResult & { kind: 'tooMany' }, most: number): string {
  return `There are ${number(count)} things in this file. Up to ${number(most)} are opened at once: save them as several files.`;
}

function whyNothing(content: Content): string {
  const text = content.text();
  const isBroken = text !== undefined && looksLikeJson(text) && content.json() === undefined;
  if (isBroken)
    return 'This file is damaged: a part of it is missing. Save it once more where it comes from.';
  const some = new Intl.ListFormat('en').format(programs);
  return `This is no file that a board can be made of. Those of ${some} are, drawings (SVG), tables, Mermaid flowcharts, and pictures.`;
}

function problem(words: string): OpenedFile {
  return { kind: 'problem', words };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
