/** Why what is plainly meant for a reader is not taken in. The board is untouched. */
export interface Refused {
  readonly kind: 'refused';
  /** A sentence for whoever brought it. */
  readonly words: string;
}

export function refused(words: string): Refused {
  return { kind: 'refused', words };
}
