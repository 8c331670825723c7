import * as Y from 'yjs';
import { SHAPES_KEY } from '../../store.ts';
import { DEFAULT_STYLE } from '../../style.ts';
import { createTestBoard, type TestBoard } from '../../test/index.ts';

/** Somebody who types into the shape `a`. All that they do is a step of its own. */
export interface Writer extends TestBoard {
  /** The text; nothing without the shape. */
  read(): string | undefined;
  /** The shape as the document has it. */
  fields(): Y.Map<unknown> | undefined;
  step(change: () => void): void;
  create(type: 'text' | 'rectangle', text?: string): void;
  /** Makes the text what is given. */
  write(next: string): void;
  remove(): void;
}

export function createWriter(text?: string): Writer {
  const board = createTestBoard();
  const { doc, store, history } = board;

  const fields = () => doc.getMap<Y.Map<unknown>>(SHAPES_KEY).get('a');
  const step = (change: () => void): void => {
    store.transact(change);
    history.mark();
  };
  const create: Writer['create'] = (type, text = '') => {
    const shape = { id: 'a', x: 0, y: 0, w: 9, h: 9, style: DEFAULT_STYLE };
    step(
      () =>
        void (type === 'text' ? store.create({ ...shape, type, text }) : store.create({ ...shape, type })),
    );
  };
  if (text !== undefined) create('text', text);

  return {
    ...board,
    fields,
    step,
    create,
    read() {
      const stored = fields()?.get('tx');
      return store.get('a') && (stored instanceof Y.Text ? stored.toString() : String(stored ?? ''));
    },
    write: (text) => step(() => store.update('a', { text })),
    remove: () => step(() => store.delete(['a'])),
  };
}
