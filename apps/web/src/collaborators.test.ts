import { encodePresence } from '@drawbridge/board';
import type { Collaborator } from '@drawbridge/editor';
import { expect, test } from 'vitest';
import { createCollaborators } from './collaborators.ts';

const ada = { peerId: 1, name: 'Ada', color: '#2b6fdb' };
const bo = { peerId: 2, name: 'Bo', color: '#d92d3f' };
const pointing = encodePresence({ cursor: { x: 10, y: 20 }, tool: 'draw', selection: [] });

function setUp() {
  let shown: readonly Collaborator[] = [];
  let shows = 0;
  const removed: number[] = [];
  const due: (() => void)[] = [];
  const editor = {
    setCollaborators: (next: readonly Collaborator[]) => {
      shown = next;
      shows++;
    },
    removeCollaborator: (peerId: number) => void removed.push(peerId),
  };
  const collaborators = createCollaborators(editor, (run) => due.push(run));
  return {
    collaborators,
    removed,
    shows: () => shows,
    cursors() {
      for (const run of due.splice(0)) run();
      return shown.map(({ name, presence }) => [name, presence?.cursor]);
    },
  };
}

test('a person is shown by name first, and with a cursor once it is heard of', () => {
  const { collaborators, cursors } = setUp();
  collaborators.meet([ada]);
  expect(cursors()).toEqual([['Ada', undefined]]);
  collaborators.move(1, pointing);
  expect(cursors()).toEqual([['Ada', { x: 10, y: 20 }]]);
});

test('a cursor heard before its person is kept for them', () => {
  const { collaborators, cursors } = setUp();
  collaborators.move(2, pointing);
  expect(cursors()).toEqual([]);
  collaborators.meet([ada, bo]);
  expect(cursors()).toEqual([
    ['Ada', undefined],
    ['Bo', { x: 10, y: 20 }],
  ]);
});

test('who leaves is removed, and comes back without the old cursor', () => {
  const { collaborators, cursors, removed } = setUp();
  collaborators.meet([ada, bo]);
  collaborators.move(1, pointing);
  collaborators.meet([bo]);
  expect(removed).toEqual([1]);
  collaborators.meet([ada, bo]);
  expect(cursors()[0]).toEqual(['Ada', undefined]);
});

test('bytes that are no presence change nothing', () => {
  const { collaborators, cursors } = setUp();
  collaborators.meet([ada]);
  collaborators.move(1, new Uint8Array(0));
  expect(cursors()).toEqual([['Ada', undefined]]);
});

test('fifty who moved in one message are shown once', () => {
  const { collaborators, cursors, shows } = setUp();
  collaborators.meet(Array.from({ length: 50 }, (_, peerId) => ({ ...ada, peerId })));
  const before = shows();
  for (let peerId = 0; peerId < 50; peerId++) collaborators.move(peerId, pointing);
  expect(cursors().at(-1)).toEqual(['Ada', { x: 10, y: 20 }]);
  expect(shows() - before).toBe(1);
});
