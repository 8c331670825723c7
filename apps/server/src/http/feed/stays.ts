/** Answers that take their time: when the server stops, each is to come to its end. */
export interface Stays {
  /** `end` is called when it is time. Answers what forgets it. */
  begin(end: () => void): () => void;
  endAll(): void;
}

export function createStays(): Stays {
  const ends = new Set<() => void>();
  let isOver = false;
  return {
    begin(end) {
      if (isOver) end();
      else ends.add(end);
      return () => void ends.delete(end);
    },
    endAll() {
      isOver = true;
      for (const end of [...ends]) end();
    },
  };
}
