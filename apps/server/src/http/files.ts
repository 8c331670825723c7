import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { FILE_CHUNK_BYTES, type FileLimits, UPLOAD_LENGTH, UPLOAD_OFFSET } from '@drawbridge/protocol';
import type { BoardFiles, Full } from '../files/boardFiles.ts';
import type { AppendOutcome, Progress } from '../files/fileStore.ts';
import type { Log } from '../log.ts';
import { giveUpOnStall, isKnownToClient, KEPT_FOR_GOOD } from './downloads.ts';
import { endFailed } from './endFailed.ts';
import { readBody } from './readBody.ts';
import { sendLater, sendText } from './sendText.ts';

/** Parts that arrive at a time; each is held in memory until it is whole. */
const MAX_PARTS_AT_ONCE = 64;

export interface WantedFile {
  readonly boardId: string;
  readonly name: string;
}

export interface FileRoute {
  /** Says how large an image may be. */
  tellLimits(response: ServerResponse): void;
  /** Sends, takes or asks about a file, or says in words why not. Never rejects. */
  answer(request: IncomingMessage, response: ServerResponse, wanted: WantedFile): Promise<void>;
}

interface FileRouteDeps {
  readonly files: Pick<BoardFiles, 'append' | 'open' | 'progress'>;
  readonly maxFileBytes: number;
  readonly maxImagePixels: number;
  /** Whether the page that asks may change anything here. */
  readonly isAllowedOrigin: (request: IncomingMessage) => boolean;
  readonly log: Log;
}

/** Files of boards over HTTP; `protocol/files.ts` says how. */
export function createFileRoute(deps: FileRouteDeps): FileRoute {
  const { files, maxFileBytes, maxImagePixels, isAllowedOrigin, log } = deps;
  const limits: FileLimits = { maxBytes: maxFileBytes, maxPixels: maxImagePixels };
  let partsAtOnce = 0;

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    wanted: WantedFile,
  ): Promise<void> {
    switch (request.method) {
      case 'GET':
        return send(request, response, wanted);
      case 'HEAD':
        return tellProgress(response, await files.progress(wanted.boardId, wanted.name));
      case 'PATCH':
        return take(request, response, wanted);
      default:
        response.setHeader('Allow', 'GET, HEAD, PATCH');
        sendText(response, 405, 'A file can be read with GET, asked about with HEAD and sent with PATCH.');
    }
  }

  async function send(
    request: IncomingMessage,
    response: ServerResponse,
    { boardId, name }: WantedFile,
  ): Promise<void> {
    const headers = { ETag: `"${name}"`, 'Cache-Control': KEPT_FOR_GOOD };
    if (isKnownToClient(request, name)) {
      response.writeHead(304, headers).end();
      return;
    }
    const file = await files.open(boardId, name);
    if (!file) {
      sendText(response, 404, 'There is no such file, or it has not arrived to its end.');
      return;
    }
    response.writeHead(200, { ...headers, 'Content-Type': file.type, 'Content-Length': file.size });
    giveUpOnStall(response);
    // Nobody would close the file for a client that left while it was looked for.
    if (!response.destroyed) await pipeline(file.stream(), response);
  }

  async function take(
    request: IncomingMessage,
    response: ServerResponse,
    { boardId, name }: WantedFile,
  ): Promise<void> {
    const place = placeOf(request);
    if (!isAllowedOrigin(request))
      return sendText(response, 403, 'Pages of another site may not send files here.');
    if (!place) {
      return sendText(
        response,
        400,
        `A part says with ${UPLOAD_OFFSET} and ${UPLOAD_LENGTH} where it belongs.`,
      );
    }
    if (place.length > maxFileBytes) {
      return sendText(response, 413, `A file may have ${maxFileBytes} bytes, this one has ${place.length}.`);
    }
    if (partsAtOnce >= MAX_PARTS_AT_ONCE)
      return sendLater(response, 'Too many files arrive at once. Try again.');
    partsAtOnce += 1;
    try {
      const bytes = await readBody(request, FILE_CHUNK_BYTES);
      if (bytes) tellOutcome(response, await files.append(boardId, name, { ...place, bytes }));
      else sendText(response, 413, `A part may have ${FILE_CHUNK_BYTES} bytes.`);
    } finally {
      partsAtOnce -= 1;
    }
  }

  return {
    tellLimits(response) {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
      response.end(JSON.stringify(limits));
    },
    async answer(request, response, wanted) {
      try {
        await answer(request, response, wanted);
      } catch (error) {
        const message = 'The server could not use its disk. Try again.';
        endFailed(response, error, { log, wanted, what: 'file not served', message });
      }
    },
  };
}

function placeOf({ headers }: IncomingMessage): { offset: number; length: number } | undefined {
  const [offset, length] = [headers[UPLOAD_OFFSET], headers[UPLOAD_LENGTH]].map(countOf);
  return offset !== undefined && length !== undefined && length > 0 ? { offset, length } : undefined;
}

function countOf(header: string | string[] | undefined): number | undefined {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}

function tellProgress(response: ServerResponse, progress: Progress): void {
  if (progress.kind === 'partial') response.setHeader(UPLOAD_OFFSET, progress.bytes);
  response.writeHead(progress.kind === 'whole' ? 200 : 404, { 'Cache-Control': 'no-store' }).end();
}

const REFUSALS = {
  name: 'The bytes that arrived do not have this name. Send the file again.',
  type: 'This is no image that can be shown here: PNG, JPEG, GIF, WebP and AVIF can.',
  size: 'This image is damaged: it does not say how many pixels it has.',
  pixels: 'This image has more pixels than boards take here. Make it smaller first.',
} as const;

function tellFull(response: ServerResponse, { where }: Full): void {
  if (where === 'server')
    sendText(response, 507, 'The server has no room for more images. Tell whoever runs it.');
  else
    sendText(
      response,
      413,
      'The images of this board may not have more bytes together. They count until some days after they were deleted.',
    );
}

function tellOutcome(response: ServerResponse, outcome: AppendOutcome | Full): void {
  if (outcome.kind === 'full') tellFull(response, outcome);
  else if (outcome.kind === 'refused') sendText(response, 422, REFUSALS[outcome.why]);
  else tellTaken(response, outcome);
}

function tellTaken(response: ServerResponse, outcome: Exclude<AppendOutcome, { kind: 'refused' }>): void {
  if (outcome.kind !== 'whole') response.setHeader(UPLOAD_OFFSET, outcome.bytes);
  const status = { whole: 201, partial: 204, elsewhere: 409 }[outcome.kind];
  response.writeHead(status, { 'Cache-Control': 'no-store' }).end();
}
