import { type AdminLive, isBoardId, parseLiveNode } from '@drawbridge/protocol';
import * as v from 'valibot';
import type { OtherNodes } from '../cluster/otherNodes.ts';
import type { OwnNode } from './ownNode.ts';

/** What goes on at all nodes of the database, and what is done to their rooms. One that does not answer in time is left out. */
export interface AllNodes {
  live(): Promise<AdminLive>;
  /** Answers what the person was called; `undefined` when they are nowhere. */
  kick(boardId: string, peerId: number): Promise<string | undefined>;
  /** Answers whether the board was open anywhere. */
  close(boardId: string): Promise<boolean>;
}

export interface AllNodesDeps {
  readonly own: OwnNode;
  readonly others: Pick<OtherNodes, 'ask'>;
}

const boardId = v.custom<string>(isBoardId);
const question = v.variant('ask', [
  v.object({ ask: v.literal('live') }),
  v.object({ ask: v.literal('kick'), boardId, peerId: v.number() }),
  v.object({ ask: v.literal('close'), boardId }),
]);
type Question = v.InferOutput<typeof question>;

export function createAllNodes({ own, others }: AllNodesDeps): AllNodes {
  const ask = (asked: Question) => others.ask(asked);
  return {
    async live() {
      const answers = await ask({ ask: 'live' });
      const described = answers.map(({ name, answer }) => ({ name, node: parseLiveNode(answer) }));
      return {
        nodes: [own.describe(), ...described.flatMap(({ node }) => node ?? [])],
        silent: described.filter(({ node }) => !node).map(({ name }) => name),
      };
    },
    async kick(boardId, peerId) {
      const person = own.kick(boardId, peerId);
      if (person !== undefined) return person;
      const answers = await ask({ ask: 'kick', boardId, peerId });
      return answers.map(({ answer }) => answer).find((name) => typeof name === 'string');
    },
    async close(boardId) {
      const wasHere = own.close(boardId);
      const answers = await ask({ ask: 'close', boardId });
      return wasHere || answers.some(({ answer }) => answer === true);
    },
  };
}

/** What a node answers to another one that asks; nothing to what this version does not know. */
export function answerNode(own: OwnNode, asked: unknown): unknown {
  const read = v.safeParse(question, asked);
  if (!read.success) return undefined;
  const { output } = read;
  switch (output.ask) {
    case 'live':
      return own.describe();
    case 'kick':
      return own.kick(output.boardId, output.peerId);
    case 'close':
      return own.close(output.boardId);
    default:
      return output satisfies never;
  }
}
