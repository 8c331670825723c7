/** What a page says above the figures of a bench. */
export interface Section {
  /** As the bench is called, and its file. */
  readonly bench: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** In the order in which they stand on the page. */
export const SECTIONS: readonly Section[] = [
  {
    bench: 'sync',
    heading: 'Sync',
    paragraphs: [
      '`ws` is a bare relay of the same bytes, which checks nothing and stores nothing: what nobody can be below. `drawbridge` is this project with one node and SQLite, `polling` the same for people whose network lets no WebSocket through, `nodes` two nodes with PostgreSQL and Redis, both of which have every board. y-websocket and y-socket.io store nothing, as is their default; Hocuspocus and tldraw store in SQLite, the one that comes with Node.js.',
      'Each figure is a median of the runs; ± says how far they were apart, and × what it is of the relay’s. All processes of a run share one machine.',
    ],
  },
  {
    bench: 'canvas',
    heading: 'Drawing',
    paragraphs: [
      'The same boards of freehand strokes, rectangles, text and arrows, handled by the same input in a Chromium that has no graphics card, as on many office machines and remote desktops. `empty` is our page with nothing on the board. “All in view” is the whole board, “zoom 1” some 330 shapes. Frames are those that the display showed.',
    ],
  },
  {
    bench: 'transports',
    heading: 'Transports',
    paragraphs: [
      'One person draws on a board of this server, and others see it by each transport in turn. Bytes and requests are those of one client and one minute, counted at the socket; requests have the headers of a browser. `idle` is while nothing happens, `busy` while that person draws. `websocket` and `webrtc` are read from a relay that keeps nothing: a floor, and no server of boards.',
    ],
  },
];
