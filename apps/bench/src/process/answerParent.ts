/** What a process does when the one that started it asks. Options and values travel as structured clones. */
export type Answers = Readonly<Record<string, (options: never) => unknown>>;

export interface Question {
  readonly id: number;
  readonly name: string;
  readonly options: unknown;
}

export type Answer = { readonly id: number } & ({ readonly value: unknown } | { readonly error: string });

/** Answers the process that started this one, and ends with it. */
export function answerParent(answers: Answers): void {
  process.on('message', (question: Question) => void answer(answers, question));
  process.on('disconnect', () => process.exit());
}

async function answer(answers: Answers, { id, name, options }: Question): Promise<void> {
  const send = (reply: Answer): void => void process.send?.(reply);
  try {
    // Both ends are ours, and `ask` is typed by these very answers.
    send({ id, value: await answers[name]?.(options as never) });
  } catch (error) {
    send({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
