const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const ID_LENGTH = 10;

/** Names a shape within a board: 10 random letters and digits, about 60 bits. */
export type ShapeId = string;

export function createShapeId(): ShapeId {
  let id = '';
  while (id.length < ID_LENGTH) {
    // `getRandomValues`, unlike `randomUUID`, also exists on pages served over plain HTTP.
    for (const byte of crypto.getRandomValues(new Uint8Array(ID_LENGTH))) {
      // A byte's upper values are refused, or the first letters would come up more often.
      if (byte < 4 * ALPHABET.length && id.length < ID_LENGTH) id += ALPHABET[byte % ALPHABET.length];
    }
  }
  return id;
}

/** Ids of other programs may be longer than ours. Servers take no other keys. */
const ID = /^[A-Za-z0-9_:.-]{1,64}$/;

/** Whether `value` can name a shape or a group; whether there is one is another question. */
export function isShapeId(value: unknown): value is ShapeId {
  return typeof value === 'string' && ID.test(value);
}
