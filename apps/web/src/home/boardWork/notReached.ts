/** A board could not be opened, for a reason that is fit to be read by a person. */
export class NotReached extends Error {
  /** There is no such board any more. */
  readonly isDeleted: boolean;

  constructor(message: string, { isDeleted = false } = {}) {
    super(message);
    this.isDeleted = isDeleted;
  }
}
