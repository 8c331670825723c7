import type { BoardChanges, Store } from '@drawbridge/board';
import type { Collaborator } from '@drawbridge/editor';
import type { Author } from '@drawbridge/protocol';

/** What one person did between two versions. */
export interface Share {
  readonly author: Author;
  readonly added: number;
  readonly changed: number;
  readonly ids: readonly string[];
}

const UNKNOWN: Author = { name: 'Somebody', color: '#8b8d94', clients: [] };

/** The changes by who made them, who did most first. */
export function sharesOf({ added, changed }: BoardChanges, authors: readonly Author[]): Share[] {
  const people = [...authors, UNKNOWN];
  const byClient = new Map(people.flatMap((author) => author.clients.map((client) => [client, author])));
  const idsOf = (ids: ReadonlyMap<string, number>, author: Author): string[] =>
    [...ids].flatMap(([id, client]) => ((byClient.get(client) ?? UNKNOWN) === author ? [id] : []));
  const shares = people.flatMap((author) => {
    const [news, changes] = [idsOf(added, author), idsOf(changed, author)];
    const share = { author, added: news.length, changed: changes.length, ids: [...news, ...changes] };
    return share.ids.length > 0 ? [share] : [];
  });
  return shares.sort((a, b) => b.ids.length - a.ids.length);
}

/** The same on the canvas: as if each of them had selected what is theirs, with their name at the highest of it. */
export function highlightsOf(shares: readonly Share[], store: Pick<Store, 'get'>): Collaborator[] {
  return shares.map(({ author: { name, color }, ids }, index) => {
    const shapes = ids.flatMap((id) => store.get(id) ?? []);
    const highest = shapes.reduce<(typeof shapes)[number] | undefined>(
      (best, shape) => (best && best.y <= shape.y ? best : shape),
      undefined,
    );
    const cursor = highest && { x: highest.x, y: highest.y };
    return {
      peerId: index + 1,
      name,
      color,
      presence: { tool: 'select', selection: [...ids], ...(cursor && { cursor }) },
    };
  });
}
