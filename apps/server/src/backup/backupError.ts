/** A backup could not be made or put back. The message is for the operator, with the remedy. */
export class BackupError extends Error {}
