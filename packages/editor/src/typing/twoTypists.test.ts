import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../test/index.ts';

const who = fc.constantFrom(0, 1);
const deeds = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('type' as const), who, at: fc.nat(30) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('compose' as const), who, at: fc.nat(30) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase' as const), who, at: fc.nat(30) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('rest' as const), who, at: fc.nat(600) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('meet' as const), who, at: fc.nat(1) }) },
  ),
  { maxLength: 40 },
);

/** Two people in the text of one note. */
function openTwice(): readonly [TestEditor, TestEditor] {
  const ada = createTestEditor().tool('sticky').click([300, 300]);
  const ben = createTestEditor('ben').sync(ada);
  for (const person of [ada, ben]) person.editor.typing.editText(person.shape.id);
  return [ada, ben];
}

const textOf = ({ shape }: TestEditor) => ('text' in shape ? shape.text : '');
const sorted = (text: string) => [...text].sort().join('');

it('two people who type in one text have the same in the end, with every letter that nobody erased', () => {
  fc.assert(
    fc.property(deeds, (all) => {
      const people = openTwice();
      const [ada, ben] = people;
      let [typed, erased] = ['', ''];
      for (const { kind, who: index, at } of all) {
        const person = people[index] ?? ada;
        const { field } = person;
        const place = Math.min(at, field.text.length);
        // Every letter is another one, so that none is mistaken for another.
        const letter = String.fromCharCode(0x4e00 + typed.length);
        if (kind === 'meet') ada.sync(ben);
        else if (kind === 'rest') person.advance(at);
        else if (kind === 'erase' && place > 0) {
          erased += field.text.charAt(place - 1);
          field.select(place);
          field.backspace();
        } else if (kind !== 'erase') {
          typed += letter;
          field.select(place);
          if (kind === 'type') field.type(letter);
          else {
            field.compose('…');
            ada.sync(ben);
            field.commit(letter);
          }
        }
      }
      for (const person of people) person.editor.typing.end();
      ada.sync(ben);
      expect(textOf(ada)).toBe(textOf(ben));
      expect(sorted(textOf(ada))).toBe(
        sorted([...typed].filter((letter) => !erased.includes(letter)).join('')),
      );
    }),
    { numRuns: 60 },
  );
});
