import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import { isBoardId, type Lease, mayDo, type Role } from '@drawbridge/protocol';
import type { Access } from '../access/access.ts';
import type { Pass } from '../access/pass.ts';
import type { BoardWriter } from '../http/api/boardWriter.ts';
import type { Places } from '../http/feed/places.ts';
import type { Log } from '../log.ts';
import type { Leases } from '../rooms/leases.ts';
import { callerOf } from './caller.ts';
import { failureOfDenial, failureOfRefusal } from './failures.ts';
import type { BoardService } from './generated/drawbridge/v1/boards_pb.ts';
import { type SubscribeDeps, subscribe } from './subscribe.ts';

export interface BoardServiceDeps extends SubscribeDeps {
  readonly access: Pick<Access, 'admit' | 'renew' | 'onChange'>;
  readonly writer: Pick<BoardWriter, 'push'>;
  readonly leases: Pick<Leases, 'issue'>;
  readonly places: Places;
  readonly log: Log;
}

type Context = Parameters<ServiceImpl<typeof BoardService>['push']>[1];

/** What `boards.proto` declares. */
export function createBoardService(deps: BoardServiceDeps): ServiceImpl<typeof BoardService> {
  const { access, writer, leases, places, log } = deps;

  /** @throws ConnectError when the caller may not do so much. */
  const admit = async (boardId: string, needed: Role, { requestHeader, values }: Context): Promise<Pass> => {
    const caller = values.get(callerOf);
    if (!caller.isAllowed)
      throw new ConnectError('Pages of another site may not do this.', Code.PermissionDenied);
    if (!isBoardId(boardId)) throw new ConnectError('This is no id of a board.', Code.InvalidArgument);
    const token = /^Bearer ([\w.-]+)$/.exec(requestHeader.get('authorization') ?? '')?.[1];
    const pass = await reported(() => access.admit(boardId, token), 'Who may enter could not be read.');
    if ('error' in pass) throw failureOfDenial(pass);
    if (mayDo(pass.role, needed)) return pass;
    throw new ConnectError('Your role does not allow this.', Code.PermissionDenied);
  };

  /** What fails is the disk, or a fault of ours: both are for the log. */
  const reported = async <T>(work: () => Promise<T>, message: string): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ConnectError) throw error;
      log.error({ err: error }, message);
      throw new ConnectError(`${message} Try again.`, Code.Unavailable);
    }
  };

  return {
    async *subscribe({ boardId, since, epoch }, context) {
      const pass = await admit(boardId, 'view', context);
      const leave = places.take(context.values.get(callerOf).address);
      if (!leave)
        throw new ConnectError('Too many programs at your address follow boards.', Code.ResourceExhausted);
      const position = { since: Number(since), ...(epoch !== '' && { epoch }) };
      try {
        yield* subscribe(deps, { boardId, pass, position, signal: context.signal });
      } catch (error) {
        await reported(() => Promise.reject(error), 'The log could not be read.');
      } finally {
        leave();
      }
    },
    async push({ boardId, update, lease }, context) {
      const pass = await admit(boardId, 'comment', context);
      const held: Lease | undefined = lease && { clientId: lease.clientId, token: lease.token };
      const reply = await reported(
        () => writer.push(boardId, update, { pass, ...(held && { lease: held }) }),
        'The board could not be written.',
      );
      if (reply.ok) return { seq: BigInt(reply.seq) };
      throw failureOfRefusal(reply);
    },
    async issueLease({ boardId }, context) {
      await admit(boardId, 'comment', context);
      return { lease: leases.issue(boardId) };
    },
  };
}
