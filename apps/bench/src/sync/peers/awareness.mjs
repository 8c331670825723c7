// Cursors by the awareness of Yjs, as the providers of Yjs share them.

// Some providers wait for the end of their process, each of many.
process.setMaxListeners(0);

/** Calls back for each cursor of somebody else that moves. */
export function hearCursors(awareness, hear) {
  awareness.on('change', ({ added, updated }) => {
    for (const id of [...added, ...updated]) {
      if (id === awareness.clientID) continue;
      const cursor = awareness.getStates().get(id)?.cursor;
      if (cursor) hear(cursor.x);
    }
  });
}

export function moveCursor(awareness, { stamp, n }) {
  awareness.setLocalStateField('cursor', { x: stamp, y: n });
}
