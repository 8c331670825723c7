import type { Point } from '../box.ts';
import type { ByteReader, ByteWriter } from '../bytes.ts';
import { readPx, writePx } from './pxBytes.ts';

/** LIMIT of what one says at the cursor, in characters: a remark. What is longer belongs on the board. */
export const MAX_CHAT_LENGTH = 120;
/** As many characters as UTF-8 writes them at most. */
const MAX_CHAT_BYTES = 4 * MAX_CHAT_LENGTH;

/** What somebody says at their cursor, as it is typed. Nothing of it is kept by anybody. */
export interface ChatDraft {
  readonly kind: 'chat';
  /** Empty when it is over. */
  readonly text: string;
}

/** What one can react with. Append-only: messages name them by place. */
export const REACTIONS = [
  { emoji: '👍', name: 'thumbs up' },
  { emoji: '❤️', name: 'a heart' },
  { emoji: '🎉', name: 'a party popper' },
  { emoji: '😂', name: 'laughter' },
  { emoji: '😮', name: 'surprise' },
  { emoji: '👀', name: 'eyes' },
] as const;

export type Reaction = (typeof REACTIONS)[number];

/** An emoji that rises from a place on the board, and is gone. */
export interface ReactionDraft extends Point {
  readonly kind: 'reaction';
  readonly reaction: Reaction;
}

/** One line of no more than MAX_CHAT_LENGTH characters, whatever `text` is. */
export function chatLine(text: string): string {
  // Cut first: what is a megabyte is not to be looked through.
  const line = text.slice(0, 2 * MAX_CHAT_LENGTH).replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return [...line].slice(0, MAX_CHAT_LENGTH).join('');
}

export function writeChat(writer: ByteWriter, { text }: ChatDraft): void {
  writer.text(chatLine(text));
}

export function readChat(reader: ByteReader): ChatDraft {
  return { kind: 'chat', text: chatLine(reader.text(MAX_CHAT_BYTES)) };
}

export function writeReaction(writer: ByteWriter, { reaction, x, y }: ReactionDraft): void {
  writer.byte(REACTIONS.indexOf(reaction));
  writePx(writer, x);
  writePx(writer, y);
}

/** `undefined` for one of a later version. */
export function readReaction(reader: ByteReader): ReactionDraft | undefined {
  const reaction = REACTIONS[reader.byte()];
  const [x, y] = [readPx(reader), readPx(reader)];
  return reaction && { kind: 'reaction', reaction, x, y };
}
