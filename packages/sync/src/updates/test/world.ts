import fc from 'fast-check';
import * as Y from 'yjs';

/** What one of several people does to a doc that they share. */
export interface Move {
  readonly who: number;
  readonly what: number;
  readonly where: number;
  readonly value: number;
}

export const moves = fc.array(
  fc.record({ who: fc.nat(4), what: fc.nat(15), where: fc.nat(40), value: fc.nat(200) }),
  { maxLength: 60 },
);

/** People who write to one doc, each in their own copy, and exchange what they did now and then. */
export interface World {
  play(moves: readonly Move[]): void;
  /** All that everybody did: as one doc writes it, or merged without a doc from what each has. */
  update(options: { readonly isMerged: boolean }): Uint8Array;
}

const VALUES: readonly unknown[] = [
  1,
  -70_000,
  2 ** 40,
  0.5,
  Math.PI,
  true,
  null,
  undefined,
  'shape',
  'größe 🙂 ’',
  12n,
  [1, [2, { a: 3 }]],
  { type: 'draw', created: 1_700_000_000_000, nested: { list: [], text: '' } },
  Uint8Array.of(1, 2, 3, 200),
];

export function createWorld(moves: readonly Move[]): World {
  const people = [1, 5, 70_000, 2 ** 31 + 9, 3].map((clientId, index) =>
    createPerson(clientId, index % 2 === 0),
  );

  const exchange = (one: number, other: number): void => {
    const [from, to] = [people[one % people.length]?.doc, people[other % people.length]?.doc];
    if (from && to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
  };

  const play = (more: readonly Move[]): void => {
    for (const move of more) {
      if (move.what <= 2) exchange(move.who, move.where);
      else people[move.who]?.act(move);
    }
  };

  play(moves);
  return {
    play,
    update({ isMerged }) {
      if (isMerged) return Y.mergeUpdates(people.map(({ doc }) => Y.encodeStateAsUpdate(doc)));
      const doc = new Y.Doc();
      for (const person of people) Y.applyUpdate(doc, Y.encodeStateAsUpdate(person.doc));
      return Y.encodeStateAsUpdate(doc);
    },
  };
}

function createPerson(clientId: number, gc: boolean) {
  const doc = new Y.Doc({ gc });
  doc.clientID = clientId;
  const map = doc.getMap('map');
  const list = doc.getArray('list');
  const text = doc.getText('text');
  const xml = doc.getXmlFragment('xml');
  const history = new Y.UndoManager([map, list, text], { captureTimeout: 0 });

  const within = <T extends { length: number }>(type: T, where: number): number => where % (type.length + 1);

  const acts: readonly ((where: number, value: number) => void)[] = [
    (where, value) => map.set(`k${where % 6}`, VALUES[value % VALUES.length]),
    (where, value) => map.set(`k${where % 6}`, new Y.Map([['g', [value, where]]])),
    (where, value) => {
      const inner = map.get(`k${where % 6}`);
      if (inner instanceof Y.Map) inner.set(`f${value % 3}`, VALUES[value % VALUES.length]);
    },
    (where) => map.delete(`k${where % 6}`),
    (where, value) => list.insert(within(list, where), [[VALUES[value % VALUES.length]], value]),
    (where) => list.length > 0 && list.delete(where % list.length),
    (where, value) => text.insert(within(text, where), `t${value}🙂`, value % 2 ? { bold: true } : {}),
    (where) => text.length > 2 && text.delete(where % (text.length - 2), 2),
    (where, value) => text.length > 3 && text.format(where % (text.length - 3), 3, { color: `c${value}` }),
    (where) => text.insertEmbed(within(text, where), { image: where }),
    (where, value) => xml.insert(within(xml, where), [new Y.XmlElement(`p${value}`), new Y.XmlText('x')]),
    (where) => map.set(`k${where % 6}`, new Y.Doc({ guid: `g${where}`, meta: { where } })),
    (_, value) => void (value % 3 ? history.undo() : history.redo()),
  ];

  return {
    doc,
    act({ what, where, value }: Move) {
      try {
        doc.transact(() => acts[what % acts.length]?.(where, value));
      } catch (error) {
        // Yjs 13.6 fails to undo what was collected since; and half a pair of surrogates is nothing to test here.
        if (!(error instanceof TypeError)) throw error;
      }
    },
  };
}
