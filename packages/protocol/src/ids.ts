const BOARD_ID = /^[A-Za-z0-9_-]{1,64}$/;
const SESSION_ID = /^[A-Za-z0-9]{16}$/;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** 22 characters of 62: 131 bits. Where anybody may open a board, its id is what keeps it private. */
const NEW_BOARD_ID_LENGTH = 22;
const SESSION_ID_LENGTH = 16;

/** Whether this may name a board: 1–64 letters, digits, `_` or `-`. */
export function isBoardId(value: unknown): value is string {
  return typeof value === 'string' && BOARD_ID.test(value);
}

export function isSessionId(value: unknown): value is string {
  return typeof value === 'string' && SESSION_ID.test(value);
}

export function createBoardId(): string {
  return randomText(NEW_BOARD_ID_LENGTH);
}

export function createSessionId(): string {
  return randomText(SESSION_ID_LENGTH);
}

/** Uniform over the alphabet: bytes that would favour its first letters are thrown away. */
function randomText(length: number): string {
  const fairBelow = 256 - (256 % ALPHABET.length);
  let text = '';
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < fairBelow && text.length < length) text += ALPHABET[byte % ALPHABET.length];
    }
  }
  return text;
}
