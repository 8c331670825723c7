import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { Clock } from '../clock.ts';
import type { NodeCommands } from '../socket/nodeCommands.ts';

/** A node that is busy for longer is shown as one that does not answer: somebody waits for all of them. */
const ANSWER_DEADLINE_MS = 1_500;

/** How often a node says that it is there. */
const HERE_MS = 5_000;

/** A node that went without a word is told of for so long: that it is gone is what whoever looks wants to know. */
const REMEMBER_MS = 60_000;

const ID_BYTES = 8;

/** The other nodes, as one that asks them something. What gets lost on the way counts as no answer. */
export interface OtherNodes {
  /** Makes itself known, by a name that people know it by. */
  begin(name: string): void;
  /** Asks all others the same. Resolves within two seconds; never rejects. */
  ask(question: unknown): Promise<readonly NodeAnswer[]>;
  stop(): void;
}

export interface NodeAnswer {
  readonly name: string;
  /** As it came; absent when nothing came in time. */
  readonly answer?: unknown;
}

export interface OtherNodesDeps {
  readonly commands: Pick<NodeCommands, 'say' | 'onSaid'>;
  readonly clock: Clock;
  /** What this node says to another one that asks. */
  readonly answer: (question: unknown) => unknown;
}

const text = v.string();
const message = v.variant('kind', [
  v.object({ kind: v.literal('here'), node: text, name: text, isNew: v.boolean() }),
  v.object({ kind: v.literal('gone'), node: text }),
  v.object({ kind: v.literal('ask'), node: text, id: text, question: v.unknown() }),
  v.object({ kind: v.literal('answer'), node: text, id: text, answer: v.unknown() }),
]);
type Message = v.InferOutput<typeof message>;

interface Known {
  readonly name: string;
  readonly heardMs: number;
}

interface Asked {
  readonly answers: Map<string, unknown>;
  /** Whether that was all. */
  readonly check: () => void;
}

export function createOtherNodes({ commands, clock, answer }: OtherNodesDeps): OtherNodes {
  const own = newId();
  const known = new Map<string, Known>();
  const waiting = new Map<string, Asked>();
  let cancel = (): void => {};
  let ownName: string | undefined;

  const say = (said: Message): void => commands.say(said);

  const sayHere = (isNew: boolean): void => {
    if (ownName !== undefined) say({ kind: 'here', node: own, name: ownName, isNew });
  };

  const beat = (): void => {
    for (const [node, { heardMs }] of known) if (clock.now() - heardMs > REMEMBER_MS) known.delete(node);
    sayHere(false);
    cancel = clock.after(HERE_MS, beat);
  };

  const meet = (node: string, name: string): void => {
    // One that was started again where another one died.
    for (const [other, { name: taken }] of known) if (taken === name) known.delete(other);
    known.set(node, { name, heardMs: clock.now() });
  };

  const hear = (said: Message): void => {
    switch (said.kind) {
      case 'here':
        meet(said.node, said.name);
        if (said.isNew) sayHere(false);
        break;
      case 'gone':
        known.delete(said.node);
        for (const { check } of waiting.values()) check();
        break;
      case 'ask':
        say({ kind: 'answer', node: own, id: said.id, answer: answer(said.question) });
        break;
      case 'answer': {
        const asked = waiting.get(said.id);
        asked?.answers.set(said.node, said.answer);
        asked?.check();
        break;
      }
      default:
        said satisfies never;
    }
  };

  commands.onSaid((given) => {
    const read = v.safeParse(message, given);
    // Of this node itself, or of a newer version.
    if (read.success && read.output.node !== own) hear(read.output);
  });

  const answersOf = (answers: ReadonlyMap<string, unknown>): NodeAnswer[] =>
    [...known].map(([node, { name }]) =>
      answers.has(node) ? { name, answer: answers.get(node) } : { name },
    );

  return {
    begin(name) {
      ownName = name;
      sayHere(true);
      cancel = clock.after(HERE_MS, beat);
    },
    ask(question) {
      const id = newId();
      const answers = new Map<string, unknown>();
      return new Promise((resolve) => {
        const finish = (): void => {
          stopWaiting();
          waiting.delete(id);
          resolve(answersOf(answers).sort((a, b) => a.name.localeCompare(b.name)));
        };
        const check = (): void => {
          if ([...known.keys()].every((node) => answers.has(node))) finish();
        };
        const stopWaiting = clock.after(ANSWER_DEADLINE_MS, finish);
        waiting.set(id, { answers, check });
        if (known.size > 0) say({ kind: 'ask', node: own, id, question });
        check();
      });
    },
    stop() {
      cancel();
      say({ kind: 'gone', node: own });
    },
  };
}

function newId(): string {
  return randomBytes(ID_BYTES).toString('hex');
}
