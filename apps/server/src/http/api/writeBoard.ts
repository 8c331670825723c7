import { type Lease, MAX_UPDATE_BYTES } from '@drawbridge/protocol';
import type { Leases } from '../../rooms/leases.ts';
import type { Exchange } from '../history/exchange.ts';
import { readBody } from '../readBody.ts';
import { sendJson } from '../sendText.ts';
import type { Asked } from './asked.ts';
import type { BoardWriter } from './boardWriter.ts';
import { sendProblem, sendRefusal } from './sendProblem.ts';

/** A thousand shapes with their texts. */
const MAX_CHANGES_BYTES = 1024 * 1024;

/** Takes changes as JSON. Answers when they are on disk. */
export async function changeBoard(
  writer: Pick<BoardWriter, 'change'>,
  { request, response }: Exchange,
  { boardId, pass }: Asked,
): Promise<void> {
  if (!isOfType(request.headers['content-type'], 'application/json'))
    return sendProblem(response, 415, { error: 'invalid', message: 'Send JSON, as application/json.' });
  const body = await readBody(request, MAX_CHANGES_BYTES);
  if (!body) return sendTooLarge(response, MAX_CHANGES_BYTES);
  const outcome = await writer.change(boardId, body.toString(), pass);
  switch (outcome.kind) {
    case 'stored':
      return sendJson(response, 200, { seq: outcome.seq, created: outcome.created });
    case 'nothing':
      return sendJson(response, 200, { seq: 0, created: [] });
    case 'refused':
      return sendRefusal(response, outcome.refusal);
    case 'wrong':
      return sendProblem(response, 422, { error: 'invalid', message: outcome.message });
    case 'missing':
    case 'taken':
    case 'moved':
      return sendProblem(response, 409, { error: outcome.kind, message: outcome.message });
    default:
      return outcome satisfies never;
  }
}

/** Takes a Yjs update as it is. */
export async function pushUpdate(
  writer: Pick<BoardWriter, 'push'>,
  { request, response }: Exchange,
  { boardId, pass }: Asked,
): Promise<void> {
  if (!isOfType(request.headers['content-type'], 'application/octet-stream'))
    return sendProblem(response, 415, {
      error: 'invalid',
      message: 'Send a Yjs update (version 1), as application/octet-stream.',
    });
  const update = await readBody(request, MAX_UPDATE_BYTES);
  if (!update) return sendTooLarge(response, MAX_UPDATE_BYTES);
  const lease = leaseOf(request.headers['drawbridge-lease']);
  const reply = await writer.push(boardId, new Uint8Array(update), { pass, ...(lease && { lease }) });
  if (reply.ok) sendJson(response, 200, { seq: reply.seq });
  else sendRefusal(response, reply);
}

/** Gives the right to write as a Yjs client that nobody else is. */
export function giveLease(leases: Leases, { response }: Exchange, boardId: string): void {
  sendJson(response, 201, leases.issue(boardId));
}

/** As it was given: `<clientId>:<token>`. */
function leaseOf(header: string | string[] | undefined): Lease | undefined {
  const [, clientId, token] = /^(\d{1,10}):([\w-]{1,64})$/.exec(String(header ?? '')) ?? [];
  return clientId === undefined || token === undefined ? undefined : { clientId: Number(clientId), token };
}

function isOfType(given: string | undefined, type: string): boolean {
  return given?.split(';')[0]?.trim().toLowerCase() === type;
}

function sendTooLarge(response: Exchange['response'], maxBytes: number): void {
  sendProblem(response, 413, { error: 'too_large', message: `At most ${maxBytes} bytes are read.` });
}
