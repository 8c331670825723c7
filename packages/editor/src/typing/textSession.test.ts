import { describe, expect, it, vi } from 'vitest';
import { createFakeField } from '../test/fakeField.ts';
import { createTextSession } from './textSession.ts';

function open(text = '', maxLength = 1000, isOneLine = false) {
  const time = { ms: 0 };
  const onChange = vi.fn();
  const onTooLong = vi.fn();
  const stored: string[] = [];
  const session = createTextSession({
    text,
    maxLength,
    isOneLine,
    now: () => time.ms,
    onChange,
    store: () => {
      stored.push(session.text);
      session.stored();
    },
    onCaretMoved: vi.fn(),
    onTooLong,
  });
  const field = createFakeField(session);
  field.select(text.length);
  const pause = () => {
    time.ms += 2000;
  };
  return { session, field, onChange, onTooLong, pause, stored };
}

describe('typing', () => {
  it('begins with all of the text selected, so that the next letter takes its place', () => {
    const { session } = open('old');
    expect(createFakeField(session).picture).toBe('|old|');
  });

  it('is told with each letter', () => {
    const { session, field, onChange } = open();
    field.type('hi');
    expect(session.text).toBe('hi');
    expect(onChange.mock.calls).toEqual([[true], [true]]);
  });

  it('is cut where there is no room any more, with the caret behind what was kept, and says so once a time', () => {
    const { session, field, onTooLong } = open('12345', 8);
    field.select(2);
    session.paste('abcdefgh');
    expect(field.picture).toBe('12abc|345');
    field.type('x');
    expect(field.picture).toBe('12abc|345');
    expect(onTooLong).toHaveBeenCalledTimes(2);
    field.select(0, 8);
    session.paste('😀😀😀😀😀');
    expect(session.text).toBe('😀😀😀😀');
    field.backspace(2);
    session.paste('ab😀');
    expect(session.text.isWellFormed()).toBe(true);
  });

  it('goes on in a text that was too long before, but does not make it longer', () => {
    const { session, field } = open('1234567890', 5);
    field.type('x');
    expect(session.text).toBe('1234567890');
    field.backspace();
    field.type('y');
    expect(session.text).toBe('123456789y');
  });

  it('pastes lines of any system', () => {
    const { session, field } = open('ab');
    field.select(1);
    session.paste('1\r\n2\r3\u20284');
    expect(field.picture).toBe('a1\n2\n3\n4|b');
    session.paste('\tx');
    expect(field.picture).toBe('a1\n2\n3\n4    x|b');
  });

  it('pastes a name in one line', () => {
    const { session, field } = open('', 1000, true);
    session.paste('one\ntwo');
    expect(field.text).toBe('one two');
  });
});

describe('taking back', () => {
  it('takes a stretch of typing at a time, and does it again', () => {
    const { session, field, pause } = open('start');
    field.type(' one');
    pause();
    field.type(' two');
    session.undo();
    expect(field.picture).toBe('start one|');
    session.undo();
    expect(field.picture).toBe('start|');
    session.undo();
    expect(field.picture).toBe('start|');
    session.redo();
    session.redo();
    expect(field.picture).toBe('start one two|');
  });

  it('brings back what was deleted or replaced', () => {
    const { session, field, pause } = open('abcdef');
    field.backspace(3);
    pause();
    field.select(0, 1);
    field.type('X');
    session.undo();
    session.undo();
    expect(field.text).toBe('abcdef');
  });

  it('leaves what somebody else typed', () => {
    const { session, field } = open('text');
    field.type(' mine');
    session.stored();
    session.receive('their text mine');
    session.undo();
    expect(field.text).toBe('their text');
    session.redo();
    expect(field.text).toBe('their text mine');
  });

  it('is one step though others type between the letters, whose letters stay', () => {
    const { session, field, pause } = open('x');
    pause();
    for (const [letter, theirs] of [
      ['a', 'xaA'],
      ['b', 'xabBA'],
      ['c', 'xaCbcBA'],
    ] as const) {
      field.type(letter);
      session.stored();
      session.receive(theirs);
    }
    session.undo();
    expect(field.picture).toBe('x|CBA');
    session.redo();
    expect(field.picture).toBe('xaCbc|BA');
    session.undo();
    session.undo();
    expect(field.text).toBe('xCBA');
  });

  it('stores each piece by itself, so that what is between two is not taken for ours', () => {
    const { session, field, stored } = open('');
    field.type('a');
    session.stored();
    session.receive('aA');
    field.select(1);
    field.type('b');
    session.stored();
    session.receive('aBbA');
    session.undo();
    expect(stored).toEqual(['aBbA', 'aBA']);
    expect(field.text).toBe('BA');
  });

  it('takes back what is left of a step that somebody else ran into', () => {
    const { session, field } = open('');
    field.type('abcd');
    session.stored();
    session.receive('aXd');
    session.undo();
    expect(field.text).toBe('X');
    session.redo();
    expect(field.text).toBe('aXd');
  });

  it('goes on to the step before when others have removed all of one', () => {
    const { session, field, pause } = open('');
    field.type('one');
    pause();
    field.type(' two');
    session.stored();
    session.receive('one');
    session.undo();
    expect(field.text).toBe('');
  });

  it('loses no step while an input method is at it', () => {
    const { session, field, pause } = open('');
    field.type('one');
    pause();
    field.compose('n');
    session.undo();
    field.commit('日');
    session.undo();
    session.undo();
    expect(field.text).toBe('');
  });
});

describe('what others do to the text', () => {
  it('appears without moving the caret in the words', () => {
    const { session, field } = open('one two');
    field.select(4);
    session.receive('zero one two three');
    expect(field.picture).toBe('zero one |two three');
    field.select(0, 4);
    session.receive('zero, one two');
    expect(field.picture).toBe('|zero|, one two');
  });

  it('is merged with what is not stored yet', () => {
    const { session, field } = open('one two');
    field.type('!');
    session.receive('One two');
    expect(field.picture).toBe('One two!|');
    session.stored();
    session.receive('One two');
    expect(field.picture).toBe('One two|');
  });

  it('is merged where they did it, in several places at once', () => {
    const { session, field } = open('one two three');
    field.select(7);
    field.type(' and a half');
    session.receive('One two, three!');
    expect(field.picture).toBe('One two, and a half| three!');
  });

  it('keeps apart what two people type at the same end', () => {
    const { session, field } = open('');
    let theirs = '';
    for (const [mine, their] of ['aA', 'bB', 'cC']) {
      field.type(mine ?? '');
      const known = session.text;
      session.stored();
      theirs += their;
      session.receive(known.replace(/[A-Z]*$/, '') + theirs);
    }
    expect(field.text).toBe('abcABC');
    expect(field.picture).toBe('abc|ABC');
  });
});

describe('an input method', () => {
  it('is not disturbed, neither by others nor by storing', () => {
    const { session, field, onChange } = open('text ');
    field.compose('n');
    field.compose('に');
    session.receive('their text ');
    expect(session.isComposing).toBe(true);
    expect(onChange.mock.calls).toEqual([[false], [false]]);
    field.commit('日');
    expect(field.picture).toBe('their text 日|');
    expect(onChange).toHaveBeenLastCalledWith(true);
  });

  it('is one step to take back, and none while it is at it', () => {
    const { session, field } = open('text ');
    field.compose('n');
    session.undo();
    field.compose('に');
    field.commit('日');
    session.undo();
    expect(field.text).toBe('text ');
  });

  it('may go beyond the limit, which is found out when it is done', () => {
    const { session, field, onTooLong } = open('1234', 5);
    field.compose('nihon');
    field.commit('日本');
    expect(session.text).toBe('1234日');
    expect(onTooLong).toHaveBeenCalledOnce();
  });
});
