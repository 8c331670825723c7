import './page.mjs';
import { atom } from '@tldraw/state';
import { Store } from '@tldraw/store';
import { ClientWebSocketAdapter, TLSyncClient } from '@tldraw/sync-core';
import { createTLSchema, InstancePresenceRecordType } from '@tldraw/tlschema';

const schema = createTLSchema();
const PAGE = 'page:page';
/** A stroke of some points, as tldraw packs it: 32 bytes as 44 letters. */
const PATH = 'AAAAAAAAAAAAAAA/AAAAAAAAAAAAAAAAAAAAAAAAAAA=';

export async function openClient({ url, room, person }, hearing) {
  const store = new Store({ schema, props: { defaultName: '' } });
  const presence = atom('presence', null);
  const sessionId = `s${person}-${Math.random().toString(36).slice(2)}`;
  const address = `${url.replace('http', 'ws')}/${room}?sessionId=${sessionId}`;
  const socket = new ClientWebSocketAdapter(() => address);
  const shapes = new Map();

  store.listen(({ changes, source }) => {
    for (const record of Object.values(changes.removed)) shapes.delete(record.meta.key);
    for (const record of Object.values(changes.added)) hear(record, source === 'remote');
    for (const [, record] of Object.values(changes.updated)) hear(record, source === 'remote');
  });

  function hear(record, isOfOthers) {
    if (record.typeName === 'instance_presence') {
      if (isOfOthers && record.cursor) hearing.cursor(record.cursor.x);
      return;
    }
    if (record.typeName !== 'shape' || shapes.has(record.meta.key)) return;
    shapes.set(record.meta.key, record.id);
    const { mark } = record.meta;
    if (isOfOthers) hearing.change(mark);
  }

  let client;
  await new Promise((resolve, reject) => {
    client = new TLSyncClient({
      store,
      socket,
      presence,
      presenceMode: atom('presence mode', 'full'),
      onLoad: resolve,
      onSyncError: (reason) => reject(new Error(reason)),
    });
  });

  return {
    write: (marks) => store.put(marks.map(shapeOf)),
    moveCursor: (mark) => presence.set(presenceOf(person, mark)),
    get shapes() {
      return shapes.size;
    },
    has: (key) => shapes.has(key),
    async close() {
      client.close();
      socket.close();
    },
  };
}

function shapeOf({ person, n, stamp }) {
  const key = `p${person}.${n}`;
  return schema.types.shape.create({
    id: `shape:${key}`,
    type: 'draw',
    parentId: PAGE,
    index: 'a1',
    x: n,
    y: 0,
    props: {
      color: 'black',
      fill: 'none',
      dash: 'draw',
      size: 'm',
      segments: [{ type: 'free', path: PATH }],
      isComplete: true,
      isClosed: false,
      isPen: false,
      scale: 1,
      scaleX: 1,
      scaleY: 1,
    },
    meta: { key, mark: { person, n, stamp } },
  });
}

function presenceOf(person, { stamp, n }) {
  return InstancePresenceRecordType.create({
    id: InstancePresenceRecordType.createId(`p${person}`),
    userId: `user:p${person}`,
    userName: `Person ${person}`,
    currentPageId: PAGE,
    cursor: { x: stamp, y: n, type: 'default', rotation: 0 },
  });
}
