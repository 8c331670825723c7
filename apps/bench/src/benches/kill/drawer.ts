import { openBoard } from '@drawbridge/sync';
import * as Y from 'yjs';

const DRAW_EVERY_MS = 25;

/** Somebody who draws without pause, and knows what was said to be saved. */
export interface Drawer {
  readonly isSynced: boolean;
  readonly isSaved: boolean;
  /** For whoever looks into what went wrong. */
  readonly state: string;
  /** Equal for two who see the same. */
  readonly picture: string;
  /** Ids of what was acknowledged since the kill before, when the server was killed. */
  readonly acknowledgedAtKill: readonly string[];
  has(id: string): boolean;
  draw(): void;
  stop(): void;
  noteAcknowledged(): void;
  close(): Promise<void>;
}

export function createDrawer(
  where: { readonly url: string; readonly boardId: string },
  name: string,
): Drawer {
  const provider = openBoard({ ...where, transports: ['websocket'] });
  const shapes = provider.doc.getMap<Y.Map<unknown>>('shapes');
  const drawn: string[] = [];
  let noted = 0;
  let acknowledgedAtKill: string[] = [];
  let timer: NodeJS.Timeout | undefined;

  const drawOne = (): void => {
    const id = `${name}.${drawn.length}`;
    drawn.push(id);
    shapes.set(id, new Y.Map<unknown>([['g', [drawn.length, 0, 10, 10, 0]]]));
  };

  return {
    get isSynced() {
      return provider.status.kind === 'synced';
    },
    get isSaved() {
      return provider.status.kind === 'synced' && provider.outbox.size === 0;
    },
    get state() {
      const { status, outbox, notice } = provider;
      return JSON.stringify({ name, status, unsaved: outbox.size, notice, shapes: shapes.size });
    },
    get picture() {
      const state = [...Y.decodeStateVector(Y.encodeStateVector(provider.doc))].sort(([a], [b]) => a - b);
      return JSON.stringify([shapes.size, state]);
    },
    get acknowledgedAtKill() {
      return acknowledgedAtKill;
    },
    has: (id) => shapes.has(id),
    draw() {
      timer = setInterval(drawOne, DRAW_EVERY_MS);
    },
    stop: () => clearInterval(timer),
    noteAcknowledged() {
      // Changes are acknowledged in their order, each of them one.
      const acknowledged = drawn.length - provider.outbox.size;
      acknowledgedAtKill = drawn.slice(noted, acknowledged);
      noted = acknowledged;
    },
    close: () => provider.close(),
  };
}
