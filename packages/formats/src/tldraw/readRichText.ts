import type { ReadLimits } from '../limits.ts';
import { safeLink } from '../safeLink.ts';
import { type Fields, fieldsOf, stringOf } from './fields.ts';
import type { ShapeNotes } from './notes.ts';

/** What a shape says, without what its letters look like. */
export interface Words {
  readonly text: string;
  /** The first address that a part of it leads to. */
  readonly link: string;
}

/** LIMIT of lists and quotations within each other. */
const MAX_DEPTH = 32;

/** The words of a rich text (ProseMirror), a line a paragraph. Lists keep their signs, everything else is letters. */
export function readRichText(richText: unknown, limits: ReadLimits, notes: ShapeNotes): Words {
  const lines = createLines(limits.characters, notes);
  const inline = createInlineReader(notes);

  function readBlock(node: Fields, prefix: string, depth: number): void {
    const children = childrenOf(node);
    const isOrdered = node.type === 'orderedList';
    if (depth > MAX_DEPTH || lines.isFull()) {
      notes.leftOut(TOO_MUCH_WORDS);
    } else if (isOrdered || node.type === 'bulletList') {
      notes.changed('Lists in texts: lines with their signs');
      for (const [at, item] of children.entries()) {
        readItem(item, prefix, isOrdered ? `${at + 1}. ` : '• ', depth + 1);
      }
    } else if (children.some(isBlock)) {
      for (const child of children) readBlock(child, prefix, depth + 1);
    } else {
      if (node.type === 'heading') notes.changed('Headings in texts: lines like the others');
      lines.add(prefix + children.map(inline.read).join(''));
    }
  }

  /** The sign stands before its first line, the others are as far in. */
  function readItem(item: Fields, prefix: string, sign: string, depth: number): void {
    for (const [at, child] of childrenOf(item).entries()) {
      const isList = child.type === 'orderedList' || child.type === 'bulletList';
      readBlock(child, prefix + (at === 0 && !isList ? sign : ' '.repeat(sign.length)), depth);
    }
  }

  readBlock(fieldsOf(richText), '', 0);
  const [link = ''] = inline.links;
  if (inline.links.size > 1) notes.leftOut('Links in texts beside the first');
  return { text: lines.text(), link };
}

const TOO_MUCH_WORDS = 'Text beyond what one shape may have';

/** Lines of so many characters together, and no more. */
function createLines(maxCharacters: number, notes: ShapeNotes) {
  const lines: string[] = [];
  let room = maxCharacters;
  return {
    isFull: () => room <= 0,
    add(line: string): void {
      if (line.length > room) notes.leftOut(TOO_MUCH_WORDS);
      lines.push(line.slice(0, room).toWellFormed());
      room -= line.length + 1;
    },
    text: () => lines.join('\n'),
  };
}

/** Letters without what they look like, and where some of them lead. */
function createInlineReader(notes: ShapeNotes) {
  const links = new Set<string>();

  function readMark({ type, attrs }: Fields): void {
    const link = type === 'link' ? safeLink(fieldsOf(attrs).href) : '';
    if (link) links.add(link);
    else if (type === 'link') notes.leftOut('Links that could do harm');
    else notes.changed('Bold, italic and other marks in texts');
  }

  function read({ type, marks, text }: Fields): string {
    if (type === 'hardBreak') return '\n';
    for (const mark of Array.isArray(marks) ? marks : []) readMark(fieldsOf(mark));
    return stringOf(text);
  }

  return { links, read };
}

function childrenOf({ content }: Fields): readonly Fields[] {
  return Array.isArray(content) ? content.map(fieldsOf) : [];
}

function isBlock({ type }: Fields): boolean {
  return type !== 'text' && type !== 'hardBreak' && type !== undefined;
}
