/** Does one thing after the other. A task must not ask for its own turn. */
export interface Sequence {
  /** Begins when everything before it has ended, however; at once where nothing is under way. */
  run<Answer>(task: () => Promise<Answer>): Promise<Answer>;
}

export function createSequence(): Sequence {
  let underWay = 0;
  let last: Promise<void> = Promise.resolve();
  const end = (): void => {
    underWay -= 1;
  };
  return {
    run(task) {
      const isNext = underWay === 0;
      underWay += 1;
      const answer = isNext ? begin(task) : last.then(task);
      last = answer.then(end, end);
      return answer;
    },
  };
}

function begin<Answer>(task: () => Promise<Answer>): Promise<Answer> {
  try {
    return task();
  } catch (error) {
    return Promise.reject(error);
  }
}
