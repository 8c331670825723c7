import { createBoardId } from '@drawbridge/protocol';
import * as v from 'valibot';
import type { Access } from '../../access/access.ts';
import type { Identify } from '../../signIn/identity.ts';
import { sendDenial } from '../access/json.ts';
import { bearerOf } from '../bearer.ts';
import type { Exchange } from '../history/exchange.ts';
import { readJson } from '../history/readJson.ts';
import type { PublicUrl } from '../publicUrl.ts';
import { sendJson } from '../sendText.ts';
import { sendProblem } from './sendProblem.ts';

const newBoard = v.strictObject({ createKey: v.exactOptional(v.pipe(v.string(), v.maxLength(1_024))) });

export interface MakeBoardDeps {
  readonly access: Pick<Access, 'claim'>;
  readonly identify: Identify;
  readonly publicUrl: PublicUrl;
  readonly basePath: string;
}

/** Makes a board and its owner: answers the key of the owner's link, which is told this once. */
export async function makeBoard(
  { access, identify, publicUrl, basePath }: MakeBoardDeps,
  { request, response }: Exchange,
): Promise<void> {
  const body = await readJson(request);
  if ('why' in body) return sendProblem(response, body.status, { error: 'invalid', message: body.why });
  const asked = v.safeParse(newBoard, body.value);
  if (!asked.success)
    return sendProblem(response, 422, { error: 'invalid', message: 'Send {} or {"createKey"}.' });
  const id = createBoardId();
  const createKey = asked.output.createKey ?? bearerOf(request);
  const made = await access.claim(id, createKey, await identify(request));
  if ('error' in made) return sendDenial(response, made);
  const path = `${basePath}/b/${id}`;
  response.setHeader('Location', `${basePath}/api/boards/${id}`);
  sendJson(response, 201, {
    id,
    key: made.key,
    url: new URL(`${path}#k=${made.key}`, publicUrl(request)).href,
  });
}
