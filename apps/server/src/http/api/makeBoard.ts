import { createBoardId } from '@drawbridge/protocol';
import * as v from 'valibot';
import type { Access } from '../../access/access.ts';
import type { Way } from '../../access/way.ts';
import { type Audit, actorOf } from '../../audit/audit.ts';
import type { Identify } from '../../signIn/identity.ts';
import type { AddressOf } from '../../socket/door/clientAddress.ts';
import type { AccessRate } from '../access/accessRate.ts';
import { sendDenial } from '../access/json.ts';
import { bearerOf } from '../bearer.ts';
import type { Exchange } from '../history/exchange.ts';
import { readJson } from '../history/readJson.ts';
import type { PublicUrl } from '../publicUrl.ts';
import { sendJson } from '../sendText.ts';
import { sendProblem } from './sendProblem.ts';

const newBoard = v.strictObject({ createKey: v.exactOptional(v.pipe(v.string(), v.maxLength(1_024))) });

export interface MakeBoardDeps {
  readonly access: Pick<Access, 'claim' | 'isApiKey'>;
  readonly identify: Identify;
  readonly publicUrl: PublicUrl;
  readonly audit: Pick<Audit, 'note'>;
  readonly rate: AccessRate;
  readonly addressOf: AddressOf;
  readonly basePath: string;
}

/** Makes a board and its owner: answers the key of the owner's link, which is told this once. */
export async function makeBoard(
  { access, identify, publicUrl, audit, rate, addressOf, basePath }: MakeBoardDeps,
  { request, response }: Exchange,
): Promise<void> {
  const body = await readJson(request);
  if ('why' in body) return sendProblem(response, body.status, { error: 'invalid', message: body.why });
  const asked = v.safeParse(newBoard, body.value);
  if (!asked.success)
    return sendProblem(response, 422, { error: 'invalid', message: 'Send {} or {"createKey"}.' });
  const id = createBoardId();
  const createKey = asked.output.createKey ?? bearerOf(request);
  const visitor = await identify(request);
  const made = await access.claim(id, createKey, visitor);
  if ('error' in made) {
    rate.charge(request);
    return sendDenial(response, made);
  }
  const { user } = visitor;
  const way: Way = access.isApiKey(createKey) ? { isOperator: true } : { ...(user && { user }) };
  audit.note({ did: 'board:claim', who: actorOf(way), boardId: id, address: addressOf(request) });
  const path = `${basePath}/b/${id}`;
  response.setHeader('Location', `${basePath}/api/boards/${id}`);
  sendJson(response, 201, {
    id,
    key: made.key,
    url: new URL(`${path}#k=${made.key}`, publicUrl(request)).href,
  });
}
