import { MAX_VERSION_NAME_LENGTH, parseNewVersion, parseVersionName } from '@drawbridge/protocol';
import { MAX_VERSIONS, type Storage } from '../../storage/index.ts';
import { sendJson, sendText } from '../sendText.ts';
import type { Exchange } from './exchange.ts';
import { readJson } from './readJson.ts';

interface Which {
  readonly boardId: string;
  readonly id: number;
}

const NAME_RULE = `A name has from 1 to ${MAX_VERSION_NAME_LENGTH} letters.`;

/** Keeps the board of an entry by a name. */
export async function nameVersion(storage: Storage, exchange: Exchange, boardId: string): Promise<void> {
  const { response } = exchange;
  const asked = await parseBody(exchange, parseNewVersion, `Send {"seq", "name"}. ${NAME_RULE}`);
  if (!asked) return;
  const naming = await storage.nameVersion(boardId, asked);
  switch (naming.kind) {
    case 'named':
      return sendJson(response, 201, naming.version);
    case 'gone':
      return sendText(response, 404, 'This version is not kept any more.');
    case 'full':
      return sendText(response, 409, `A board has ${MAX_VERSIONS} named versions at most. Delete one first.`);
    default:
      return naming satisfies never;
  }
}

export async function renameVersion(storage: Storage, exchange: Exchange, which: Which): Promise<void> {
  const asked = await parseBody(exchange, parseVersionName, `Send {"name"}. ${NAME_RULE}`);
  if (asked) tellDone(exchange, await storage.renameVersion(which.boardId, which.id, asked.name));
}

export async function deleteVersion(storage: Storage, exchange: Exchange, which: Which): Promise<void> {
  tellDone(exchange, await storage.deleteVersion(which.boardId, which.id));
}

function tellDone({ response }: Exchange, isDone: boolean): void {
  if (isDone) response.writeHead(204, { 'Cache-Control': 'no-store' }).end();
  else sendText(response, 404, 'There is no such version. Somebody may have deleted its name.');
}

/** What was sent; `undefined` when it was refused already. */
async function parseBody<T>(
  { request, response }: Exchange,
  parse: (value: unknown) => T | undefined,
  rule: string,
): Promise<T | undefined> {
  const body = await readJson(request);
  if ('why' in body) {
    sendText(response, body.status, body.why);
    return undefined;
  }
  const parsed = parse(body.value);
  if (parsed === undefined) sendText(response, 400, rule);
  return parsed;
}
