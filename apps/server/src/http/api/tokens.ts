import * as v from 'valibot';
import { API_SCOPES } from '../../access/apiScopes.ts';
import type { TokenDesk } from '../../access/tokenDesk.ts';
import { sendDenial } from '../access/json.ts';
import type { Exchange } from '../history/exchange.ts';
import { sendJson } from '../sendText.ts';
import type { Asked } from './asked.ts';
import { readRequest } from './readRequest.ts';

const MAX_NAME_LENGTH = 64;

const newToken = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_NAME_LENGTH)),
  scopes: v.pipe(v.array(v.picklist(API_SCOPES)), v.minLength(1), v.maxLength(API_SCOPES.length)),
});

const RULE = `Send {"name", "scopes"}: a name of up to ${MAX_NAME_LENGTH} letters, and some of ${API_SCOPES.join(', ')}.`;

export async function listTokens(desk: TokenDesk, { response }: Exchange, boardId: string): Promise<void> {
  sendJson(response, 200, { tokens: await desk.list(boardId) });
}

export async function makeToken(
  desk: TokenDesk,
  exchange: Exchange,
  { boardId, note }: Asked,
): Promise<void> {
  const wanted = await readRequest(exchange, newToken, RULE);
  if (!wanted) return;
  const made = await desk.add(boardId, wanted);
  if ('error' in made) return sendDenial(exchange.response, made);
  note('token:make', { token: made.id, name: made.name, scopes: made.scopes.join(' ') });
  sendJson(exchange.response, 201, made);
}

export async function revokeToken(
  desk: TokenDesk,
  { response }: Exchange,
  { boardId, id, note }: Asked,
): Promise<void> {
  const denial = await desk.revoke(boardId, id);
  if (denial) return sendDenial(response, denial);
  note('token:revoke', { token: id });
  response.writeHead(204, { 'Cache-Control': 'no-store' }).end();
}
