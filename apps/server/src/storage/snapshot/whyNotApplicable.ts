import * as Y from 'yjs';

/**
 * Reads a Yjs update (version 1) without applying it, which could not be taken back. Answers what speaks against applying
 * it: it is no update, or refers to something that is neither in the document nor in the update itself.
 */
export function whyNotApplicable(doc: Y.Doc, bytes: Uint8Array): string | undefined {
  try {
    const { structs, ds } = Y.decodeUpdate(bytes);
    if (structs.some(({ length }) => length < 1)) return 'It holds something of no length.';
    const known = knownWith(doc, structs);
    const isComplete =
      known && structs.every((struct) => isAnchored(struct, known)) && isDeletable(ds, known);
    return isComplete ? undefined : 'It builds on an entry that is not there.';
  } catch (error) {
    return `It is no update: ${error instanceof Error ? error.message : String(error)}`;
  }
}

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];
type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds'];

/** How far each client's edits would be known. */
type Known = (client: number) => number;

/** `undefined` when some edits of a client do not continue those that are known. */
function knownWith(doc: Y.Doc, structs: readonly Struct[]): Known | undefined {
  const ends = new Map<number, number>();
  const known: Known = (client) => ends.get(client) ?? Y.getState(doc.store, client);
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (struct instanceof Y.Skip || clock > known(client)) return undefined;
    ends.set(client, Math.max(known(client), clock + struct.length));
  }
  return known;
}

function isAnchored(struct: Struct, known: Known): boolean {
  if (!(struct instanceof Y.Item)) return true;
  const { origin, rightOrigin, parent } = struct;
  return [origin, rightOrigin, parent].every((id) => !(id instanceof Y.ID) || id.clock < known(id.client));
}

function isDeletable({ clients }: DeleteSet, known: Known): boolean {
  return [...clients].every(([client, ranges]) =>
    ranges.every(({ clock, len }) => len > 0 && clock + len <= known(client)),
  );
}
