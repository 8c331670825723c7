import { SaxesParser } from 'saxes';
import type { ReportNotes } from '../collectReport.ts';

/** An element of a drawing. Names are without the prefix of their namespace, but for those of other programs. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

/** LIMITS. A drawing with more is none that somebody made by hand or by a usual program. */
export const MAX_SVG_CHARACTERS = 16 * 1024 * 1024;
const MAX_ELEMENTS = 200_000;
const MAX_DEPTH = 200;
const MAX_FAULTS = 1_000;

/** No text is known at which the parser gives up; if there is one, what was read until then is kept. */
const AFTER_FAULT = 'What comes after a fault at which the reading ends';

/** Thrown by our own callbacks to end the reading; never leaves this file. */
class TooMuch extends Error {}

/**
 * The first element of a text in XML with all that is in it, or undefined when the text has none, or far too much. The parser knows
 * the five entities of XML, numbers of characters, and plain names for addresses, as drawing programs declare them: an entity that
 * stands for others stays the letters that it is written in, so that nothing can grow. Nothing is fetched.
 */
export function parseXmlTree(text: string, notes: ReportNotes): XmlElement | undefined {
  if (text.length > MAX_SVG_CHARACTERS) return undefined;
  const parser = new SaxesParser();
  const open: Opened[] = [];
  let root: XmlElement | undefined;
  let [elements, faults] = [0, 0];
  /** Elements that are open and nested too deep: they are skipped with all that is in them. */
  let hidden = 0;

  parser.on('doctype', (doctype) => {
    for (const [name, value] of plainEntities(doctype, notes)) parser.ENTITIES[name] = value;
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1;
    if (elements > MAX_ELEMENTS) throw new TooMuch();
    if (open.length >= MAX_DEPTH) {
      if (hidden === 0) notes.note('left out', `What is nested in more than ${MAX_DEPTH} elements`);
      hidden += 1;
      return;
    }
    const element = { name: withoutPrefix(name), attributes: readAttributes(attributes), children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
    root ??= element;
  });
  parser.on('closetag', () => {
    if (hidden > 0) hidden -= 1;
    else open.pop();
  });
  const addText = (words: string): void => {
    if (hidden === 0) open.at(-1)?.children.push(words);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('error', () => {
    faults += 1;
    if (faults > MAX_FAULTS) throw new TooMuch();
  });
  try {
    // The parser throws where a text ends with half a character.
    parser.write(text.toWellFormed()).close();
  } catch (error) {
    const isTooMuch = error instanceof TooMuch;
    notes.note('left out', isTooMuch ? 'What comes after more than a drawing may have' : AFTER_FAULT);
  }
  if (faults > 0) notes.note('repaired', 'Faults in the markup', faults);
  return root;
}

interface Opened {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
}

function withoutPrefix(name: string): string {
  return name.replace(/^svg:/, '');
}

function readAttributes(attributes: Readonly<Record<string, unknown>>): Map<string, string> {
  return new Map(
    Object.entries(attributes).map(([name, value]) => [
      name.replace(/^xlink:href$/, 'href'),
      typeof value === 'string' ? value : '',
    ]),
  );
}

const MAX_ENTITIES = 64;
const MAX_ENTITY_CHARACTERS = 256;

/** Entities that stand for plain text of their own, such as the names of namespaces. */
function plainEntities(doctype: string, notes: ReportNotes): [name: string, value: string][] {
  const declared = doctype
    .slice(0, MAX_DOCTYPE_CHARACTERS)
    .matchAll(/<!ENTITY\s+([A-Za-z_][\w.-]{0,63})\s+(?:"([^"]*)"|'([^']*)')\s*>/g);
  const plain: [string, string][] = [];
  for (const [, name = '', quoted, otherwise] of declared) {
    const value = quoted ?? otherwise ?? '';
    if (/[&%<]/.test(value) || value.length > MAX_ENTITY_CHARACTERS || plain.length >= MAX_ENTITIES)
      notes.note('left out', 'Entities that stand for more than a few plain words');
    else plain.push([name, value]);
  }
  return plain;
}

const MAX_DOCTYPE_CHARACTERS = 64 * 1024;
