/** A board could not be opened, for a reason that is fit to be read by a person. */
export class NotReached extends Error {}
