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
  const lines: string[] = [];
  const links = new Set<string>();
  let room = limits.characters;

  function readBlock(node: Fields, prefix: string, depth: number): void {
    if (depth > MAX_DEPTH || room <= 0) {
      tooMuch();
      return;
    }
    const children = childrenOf(node);
    const isOrdered = node.type === 'orderedList';
    if (isOrdered || node.type === 'bulletList') {
      notes.changed('Lists in texts: lines with their signs');
      for (const [at, item] of children.entries()) {
        readItem(item, prefix, isOrdered ? `${at + 1}. ` : '• ', depth + 1);
      }
    } else if (children.some(isBlock)) {
      for (const child of children) readBlock(child, prefix, depth + 1);
    } else {
      if (node.type === 'heading') notes.changed('Headings in texts: lines like the others');
      addLine(prefix + children.map(readInline).join(''));
    }
  }

  /** The sign stands before its first line, the others are as far in. */
  function readItem(item: Fields, prefix: string, sign: string, depth: number): void {
    childrenOf(item).forEach((child, at) => {
      const isList = child.type === 'orderedList' || child.type === 'bulletList';
      readBlock(child, prefix + (at === 0 && !isList ? sign : ' '.repeat(sign.length)), depth);
    });
  }

  function readInline(node: Fields): string {
    if (node.type === 'hardBreak') return '\n';
    for (const mark of Array.isArray(node.marks) ? node.marks : []) readMark(fieldsOf(mark));
    return stringOf(node.text);
  }

  function readMark({ type, attrs }: Fields): void {
    const link = type === 'link' ? safeLink(fieldsOf(attrs).href) : '';
    if (link) links.add(link);
    else if (type === 'link') notes.leftOut('Links that could do harm');
    else notes.changed('Bold, italic and other marks in texts');
  }

  function addLine(line: string): void {
    if (line.length > room) tooMuch();
    lines.push(line.slice(0, Math.max(0, room)).toWellFormed());
    room -= line.length + 1;
  }

  function tooMuch(): void {
    notes.leftOut('Text beyond what one shape may have');
  }

  readBlock(fieldsOf(richText), '', 0);
  const [link = ''] = links;
  if (links.size > 1) notes.leftOut('Links in texts beside the first');
  return { text: lines.join('\n').slice(0, limits.characters), link };
}

function childrenOf({ content }: Fields): readonly Fields[] {
  return Array.isArray(content) ? content.map(fieldsOf) : [];
}

function isBlock({ type }: Fields): boolean {
  return type !== 'text' && type !== 'hardBreak' && type !== undefined;
}
