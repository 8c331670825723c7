/** Somebody called a bench in a way in which it cannot be called. The message is for them. */
export class WrongUsage extends Error {}
