import { createManualClock } from '@drawbridge/sync/test';
import { expect, it } from 'vitest';
import type { NodeCommands } from '../socket/nodeCommands.ts';
import { createOtherNodes, type OtherNodes } from './otherNodes.ts';

/** Nodes that hear each other as long as they are not deaf. */
function openHall() {
  const clock = createManualClock();
  const listeners = new Map<string, (message: unknown) => void>();
  const deaf = new Set<string>();
  const commandsOf = (name: string): Pick<NodeCommands, 'say' | 'onSaid'> => ({
    say(message) {
      const sent: unknown = JSON.parse(JSON.stringify(message));
      for (const [other, listener] of listeners) if (!deaf.has(other) && !deaf.has(name)) listener(sent);
    },
    onSaid: (listener) => void listeners.set(name, listener),
  });
  const open = (
    name: string,
    answer: (question: unknown) => unknown = () => `${name} is well`,
  ): OtherNodes => {
    const nodes = createOtherNodes({ commands: commandsOf(name), clock, answer });
    nodes.begin(name);
    return nodes;
  };
  return { clock, deaf, open, say: (message: unknown) => listeners.get('one')?.(message) };
}

it('Nodes that have met ask each other, and one that is alone waits for nobody', async () => {
  const { open } = openHall();
  const one = open('one');
  expect(await one.ask('how?')).toEqual([]);
  const two = open('two', (question) => ({ question }));
  open('three');
  expect(await one.ask('how?')).toEqual([
    { name: 'three', answer: 'three is well' },
    { name: 'two', answer: { question: 'how?' } },
  ]);
  expect((await two.ask('how?')).map(({ name }) => name)).toEqual(['one', 'three']);
});

it('A node that does not answer in time is told of by its name, for a minute', async () => {
  const { clock, deaf, open } = openHall();
  const one = open('one');
  open('two');
  deaf.add('two');
  const asked = one.ask('how?');
  clock.advance(1_500);
  expect(await asked).toEqual([{ name: 'two' }]);
  clock.advance(70_000);
  expect(await one.ask('how?')).toEqual([]);
  // It was only away.
  deaf.delete('two');
  clock.advance(5_000);
  expect(await one.ask('how?')).toEqual([{ name: 'two', answer: 'two is well' }]);
});

it('A node that leaves is not waited for, and one in its place counts once', async () => {
  const { clock, deaf, open } = openHall();
  const one = open('one');
  const two = open('two');
  deaf.add('two');
  const asked = one.ask('how?');
  deaf.delete('two');
  two.stop();
  expect(await asked).toEqual([]);
  open('two');
  const next = open('two');
  expect(await one.ask('how?')).toEqual([{ name: 'two', answer: 'two is well' }]);
  next.stop();
  clock.advance(10_000);
});

it('What makes no sense is not heard', async () => {
  const { open, say } = openHall();
  const one = open('one');
  for (const message of [undefined, 1, {}, { kind: 'here' }, { kind: 'dance', node: 'x' }]) say(message);
  expect(await one.ask('how?')).toEqual([]);
});
