import type { Thread } from '@drawbridge/board';

/** How much of a comment is read out with its pin. */
const MAX_LABEL_LENGTH = 80;

/** "Comment by Ada: Look here (2 replies, unread)". */
export function pinLabel(thread: Thread, isUnread: boolean): string {
  const [{ author, text }] = thread.comments;
  const notes = [repliesNote(thread), isUnread && 'unread', thread.resolved && 'resolved'].filter(
    (note) => typeof note === 'string',
  );
  const end = notes.length > 0 ? ` (${notes.join(', ')})` : '';
  return `Comment by ${author.name}: ${shortened(text)}${end}`;
}

export function clusterLabel(count: number, unreadCount: number): string {
  return `${count} comments here${unreadCount > 0 ? `, ${unreadCount} unread` : ''}`;
}

export function repliesNote({ comments }: Thread): string | undefined {
  const replies = comments.length - 1;
  if (replies === 0) return undefined;
  return replies === 1 ? '1 reply' : `${replies} replies`;
}

export function commentsLabel(unreadThreads: number): string {
  return unreadThreads > 0 ? `Comments (${unreadThreads} unread)` : 'Comments';
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > MAX_LABEL_LENGTH ? `${line.slice(0, MAX_LABEL_LENGTH).toWellFormed()}…` : line;
}
