import { expect, it } from 'vitest';
import { DEFAULT_STYLE } from '../style.ts';
import { createTestBoard, syncBoards } from '../test/index.ts';

const box = { x: 0, y: 0, w: 200, h: 200, style: DEFAULT_STYLE };

it.each(['text', 'sticky'] as const)(
  'two who begin to type in a new %s at once both keep their letters',
  (type) => {
    const [ada, ben] = [createTestBoard('ada'), createTestBoard('ben')];
    const [id = ''] = ada.store.create({ type, ...box });
    syncBoards(ada, ben);
    ada.store.update(id, { text: 'one' });
    ben.store.update(id, { text: 'two' });
    syncBoards(ada, ben);
    expect(ada.store.get(id)).toEqual(ben.store.get(id));
    const shape = ada.store.get(id);
    const text = shape && 'text' in shape ? shape.text : '';
    expect([text.includes('one'), text.includes('two'), text.length]).toEqual([true, true, 6]);
  },
);
