import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { syncBoards } from '../test/index.ts';
import { createWriter } from './test/createWriter.ts';

function twoWriters(text: string) {
  const ada = createWriter(text);
  const blaise = createWriter();
  const sync = () => syncBoards(ada, blaise);
  const read = () => {
    sync();
    expect(blaise.read()).toBe(ada.read());
    return ada.read();
  };
  sync();
  return { ada, blaise, sync, read };
}

describe('undo of typing', () => {
  it('takes back one’s own letters, wherever others typed between them', () => {
    const { ada, blaise, sync, read } = twoWriters('hello');
    ada.write('hello good world');
    sync();
    blaise.write('Hello goOOd world!');
    expect(read()).toBe('Hello goOOd world!');
    ada.history.undo();
    expect(read()).toBe('HelloOO!');
    ada.history.redo();
    expect(read()).toBe('Hello goOOd world!');
  });

  it('puts back what one deleted, where it was, although others typed there', () => {
    const { ada, blaise, sync, read } = twoWriters('one two three');
    ada.write('one three');
    sync();
    blaise.write('and one or three');
    sync();
    ada.history.undo();
    expect(read()).toBe('and one or two three');
  });

  it('puts back letters that others typed, and leaves deleted what others deleted', () => {
    const { ada, blaise, sync, read } = twoWriters('');
    blaise.write('abcd');
    sync();
    ada.write('d');
    sync();
    blaise.write('');
    ada.history.undo();
    expect(read()).toBe('abc');
  });

  it('keeps the order of what two people deleted side by side, whoever is first to take it back', () => {
    for (const isAdaFirst of [true, false]) {
      const { ada, blaise, read } = twoWriters('xy');
      ada.write('y');
      blaise.write('x');
      expect(read()).toBe('');
      for (const each of isAdaFirst ? [ada, blaise] : [blaise, ada]) {
        each.history.undo();
        read();
      }
      expect(read()).toBe('xy');
    }
  });

  it('does not mind letters that came and went within the step', () => {
    const ada = createWriter('a');
    ada.step(() => {
      for (const text of ['ab', 'abc', 'ac', 'c']) ada.store.update('a', { text });
    });
    ada.history.undo();
    expect(ada.read()).toBe('a');
    ada.history.redo();
    expect(ada.read()).toBe('c');
  });

  it('puts back as one what was deleted letter by letter', () => {
    const ada = createWriter('hello');
    for (const text of ['hell', 'hel', 'he', 'h', '']) ada.store.update('a', { text });
    ada.history.undo();
    expect(ada.read()).toBe('hello');
    const text = ada.fields()?.get('tx');
    expect(text instanceof Y.Text && text._start?.content.getContent().join('')).toBe('hello');
  });

  it('leaves nothing in the document of what was deleted', () => {
    const ada = createWriter('known secret');
    ada.write('known');
    const stored = new TextDecoder().decode(Y.encodeStateAsUpdate(ada.doc));
    expect([stored.includes('known'), stored.includes('secret')]).toEqual([true, false]);
    ada.history.undo();
    expect(ada.read()).toBe('known secret');
  });

  it('brings back an emoji whole', () => {
    const ada = createWriter('a😀b');
    ada.write('ab');
    ada.history.undo();
    expect(ada.read()).toBe('a😀b');
  });
});

describe('undo of deleting a shape', () => {
  it('brings back its text, in which older steps can be taken back as well', () => {
    const { ada, blaise, sync, read } = twoWriters('hello');
    ada.write('hello you');
    ada.write('hello');
    ada.remove();
    ada.history.undo();
    sync();
    blaise.write('hel-lo');
    sync();
    ada.history.undo();
    expect(read()).toBe('hel-lo you');
    ada.history.undo();
    expect(read()).toBe('hel-lo');
  });

  it('brings back what others typed into it when it was deleted already', () => {
    const { ada, blaise, read } = twoWriters('hello');
    ada.remove();
    blaise.write('oh, hello you');
    // As the log has it: what was typed arrives as it was typed.
    Y.applyUpdate(ada.doc, Y.encodeStateAsUpdate(blaise.doc), 'remote');
    expect(read()).toBe(undefined);
    ada.history.undo();
    expect(read()).toBe('oh, hello you');
    ada.history.redo();
    expect(read()).toBe(undefined);
    ada.history.undo();
    expect(read()).toBe('oh, hello you');
  });

  it('brings back what others typed into a text that was empty', () => {
    const { ada, blaise, read } = twoWriters('hello');
    ada.write('');
    read();
    ada.remove();
    blaise.write('here I am');
    Y.applyUpdate(ada.doc, Y.encodeStateAsUpdate(blaise.doc), 'remote');
    ada.history.undo();
    expect(read()).toBe('here I am');
  });

  it('brings back nothing that was deleted before', () => {
    const { ada, blaise, read } = twoWriters('hello');
    blaise.write('hell');
    read();
    ada.remove();
    ada.history.undo();
    expect(read()).toBe('hell');
  });
});

describe('what others typed', () => {
  it('stays when the step that made the text is taken back', () => {
    const ada = createWriter();
    ada.create('rectangle');
    const blaise = createWriter();
    ada.write('ada');
    syncBoards(ada, blaise);
    blaise.write('ada & blaise');
    syncBoards(ada, blaise);
    ada.history.undo();
    expect(ada.read()).toBe(' & blaise');
    ada.history.redo();
    expect(ada.read()).toBe('ada & blaise');
  });

  it('stays in a text that took the place of a plain string', () => {
    const ada = createWriter('');
    ada.doc.transact(() => ada.fields()?.set('tx', 'plain'));
    const blaise = createWriter();
    ada.write('plain or not');
    syncBoards(ada, blaise);
    blaise.write('PLAIN or not');
    syncBoards(ada, blaise);
    ada.history.undo();
    expect(ada.read()).toBe('PLAIN');
  });

  it('keeps a shape from being taken away by who made it', () => {
    const { ada, blaise, read } = twoWriters('hello');
    blaise.write('hello!');
    read();
    ada.history.undo();
    expect(read()).toBe('hello!');
  });

  it('keeps it from being taken away also when it had been deleted and came back', () => {
    const { ada, blaise, read } = twoWriters('hello');
    blaise.write('hello!');
    read();
    ada.remove();
    ada.history.undo();
    ada.history.redo();
    expect(read()).toBe(undefined);
    ada.history.undo();
    ada.history.undo();
    expect(read()).toBe('hello!');
  });

  it('is not there any more, and the plain string is back, when nobody else typed', () => {
    const ada = createWriter('');
    ada.doc.transact(() => ada.fields()?.set('tx', 'plain'));
    ada.write('plain or not');
    ada.history.undo();
    expect(ada.read()).toBe('plain');
    ada.history.redo();
    expect(ada.read()).toBe('plain or not');
  });
});
