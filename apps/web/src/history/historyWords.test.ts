import { describe, expect, it } from 'vitest';
import { changeWords, dayWords, keptWords, peopleWords } from './historyWords.ts';

const at = (day: number, hour = 12): number => new Date(2026, 9, day, hour).getTime();
const person = (name: string) => ({ name, color: '#ff0000', clients: [] });

describe('The words of a history', () => {
  it('call the last two days by name', () => {
    expect(dayWords(at(5, 1), at(5, 23))).toBe('Today');
    expect(dayWords(at(4, 23), at(5, 1))).toBe('Yesterday');
    expect(dayWords(at(3), at(5))).toMatch(/3/);
  });

  it('say the year when it is another one', () => {
    expect(dayWords(new Date(2024, 0, 2).getTime(), at(5))).toMatch(/2024/);
    expect(dayWords(at(1), at(5))).not.toMatch(/2026/);
  });

  it('name a few people, and count the others', () => {
    expect(peopleWords([])).toBe('Somebody');
    expect(peopleWords(['Ada', 'Ben'].map(person))).toBe('Ada, Ben');
    expect(peopleWords(['Ada', 'Ben', 'Cem', 'Dee', 'Eva'].map(person))).toBe('Ada, Ben, Cem and 2 more');
  });

  it('leave out what there is none of', () => {
    expect(changeWords({ added: 3, changed: 1 })).toBe('3 new, 1 changed');
    expect(changeWords({ added: 0, changed: 2 })).toBe('2 changed');
  });

  it('say how long versions are kept', () => {
    expect(keptWords(0)).toContain('only when they have a name');
    expect(keptWords(1)).toContain('a day');
    expect(keptWords(90)).toContain('90 days');
  });
});
