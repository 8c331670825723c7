import { openBoard } from '@drawbridge/sync';

/** A shape as the document holds it: kind, position and size in page units, text, and what of its style is not the default. */
export interface StoredShape {
  readonly k: { readonly type: string; readonly author?: string };
  readonly g: readonly [x: number, y: number, width: number, height: number, rotation: number];
  readonly s: Readonly<Record<string, unknown>>;
  /** Its text; none where it never had any. */
  readonly tx?: string;
  /** What an arrow holds on to; `inside` where it was to be the very point. */
  readonly bs?: { readonly inside?: true };
  readonly be?: { readonly inside?: true };
}

/** What the server has stored of a board, read as any program may read it. */
export async function storedShapes(boardAddress: string): Promise<StoredShape[]> {
  const { origin, pathname } = new URL(boardAddress);
  const [basePath = '', boardId = ''] = pathname.split('/b/');
  const board = openBoard({ url: origin + basePath, boardId });
  try {
    await board.synced;
    // The documented layout of a board's document; a wrong one fails the test that reads it.
    return Object.values(board.doc.getMap('shapes').toJSON()) as StoredShape[];
  } finally {
    await board.close();
  }
}
