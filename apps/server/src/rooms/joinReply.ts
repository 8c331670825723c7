import {
  CHUNK_BYTES,
  type JoinRequest,
  MAX_UPDATE_BYTES,
  type Peer,
  type SnapshotRef,
} from '@drawbridge/protocol';
import type { Pass } from '../access/pass.ts';
import type { Ledger } from './ledger.ts';
import type { Permits } from './permits.ts';

/** What whoever joins is told about the board, and about itself. */
export function describeBoard(
  { epoch, head, damaged }: Ledger,
  {
    permits: { lease, granted },
    pass: { role, refreshMs, user },
    peers,
  }: { readonly permits: Permits; readonly pass: Pass; readonly peers: readonly Peer[] },
) {
  const limits = { maxUpdateBytes: MAX_UPDATE_BYTES, chunkBytes: CHUNK_BYTES };
  const permission = { role, ...(refreshMs !== undefined && { refreshMs }) };
  const known = user && { name: user.name };
  return { ...permission, ...known, epoch, head, damaged, lease, granted, peers, limits };
}

/** A snapshot that holds what the client does not have. */
export function snapshotFor(
  { boardId, lastSeq }: JoinRequest,
  { snapshot }: Ledger,
): SnapshotRef | undefined {
  if (!snapshot || lastSeq >= snapshot.covers) return undefined;
  const { name, covers, bytes } = snapshot;
  return { url: `/api/boards/${boardId}/snapshots/${name}`, covers, bytes };
}
