/** Too much was asked at once. */
export class Busy extends Error {}
