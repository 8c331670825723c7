import { canvasGoals } from '../canvas/report/goals.ts';
import type { Goal } from '../report/cells/goals.ts';
import { syncGoals } from '../sync/report/goals.ts';

/** What a page says above the figures of a bench, and below each of its tables. */
export interface Section {
  /** As the bench is called, and its file. */
  readonly bench: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** By the name of a cell. */
  readonly goals: (cell: string) => readonly Goal[];
}

/** In the order in which they stand on the page. */
export const SECTIONS: readonly Section[] = [
  {
    bench: 'sync',
    heading: 'Sync',
    paragraphs: [
      '`ws` is a bare relay of the same bytes, which checks nothing and stores nothing: what nobody can be below. `drawbridge` is this project with one node and SQLite, `polling` the same for people whose network lets no WebSocket through, `nodes` two nodes with PostgreSQL and Redis, both of which have every board. y-websocket and y-socket.io store nothing, as is their default; Hocuspocus and tldraw store in SQLite, the one that comes with Node.js.',
      'Each figure is a median of the runs; ± says how far they were apart, and × what it is of the relay’s. All processes of a run share one machine.',
      'What stands between ours and the relay: a change is checked in one thread and synced to disk by another before anybody hears of it, two visits to other threads and one to the disk for each, where those that store later, or never, pass it on at once. What that is good for shows where a server is killed: nobody had seen what ours forgets. Cursors of a room leave together, one frame a tick, so that many people cost few messages; among ten a cursor waits for up to 33 ms.',
    ],
    goals: syncGoals,
  },
  {
    bench: 'canvas',
    heading: 'Drawing',
    paragraphs: [
      'The same boards of freehand strokes, rectangles, text and arrows, handled by the same input in a Chromium that has no graphics card, as on many office machines and remote desktops. `empty` is our page with nothing on the board. “All in view” is the whole board, “zoom 1” some 330 shapes. Frames are those that the display showed.',
    ],
    goals: canvasGoals,
  },
  {
    bench: 'transports',
    heading: 'Transports',
    paragraphs: [
      'One person draws on a board of this server, and others see it by each transport in turn. Bytes and requests are those of one client and one minute, counted at the socket; requests have the headers of a browser. `idle` is while nothing happens, `busy` while that person draws. `websocket` and `webrtc` are read from a relay that keeps nothing: a floor, and no server of boards.',
    ],
    goals: () => [],
  },
];
