import { describe, expect, it } from 'vitest';
import { openBoard } from './openBoard.ts';

describe('Opening a board', () => {
  it.each(['', 'a b', '../x', 'x'.repeat(65)])('refuses what is no board id: "%s"', (boardId) => {
    expect(() => openBoard({ url: 'http://127.0.0.1:1', boardId })).toThrow('Not a board id');
  });

  it('where no server is keeps trying, says so, and can be closed', async () => {
    const board = openBoard({ url: 'http://127.0.0.1:1', boardId: 'plan' });
    const retrying = new Promise<void>((resolve) => {
      board.onChange(() => {
        if (board.status.kind === 'retrying') resolve();
      });
    });
    await retrying;
    await board.close();
    expect(board.status).toMatchObject({ kind: 'stopped', reason: { code: 'closed' } });
    await expect(board.synced).rejects.toThrow('This board was closed.');
  });
});
