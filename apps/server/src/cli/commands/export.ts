import { extname, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { isBoardId } from '@drawbridge/protocol';
import { BackupError } from '../../backup/backupError.ts';
import { createBoardContent } from '../../boardContent/boardContent.ts';
import {
  type ExportFormat,
  FILE_FORMATS,
  type FileFormat,
  OWN_FORMAT,
  SCENE_FORMATS,
} from '../../boardContent/formats.ts';
import { type Exported, type ExportWish, SCALES, THEMES } from '../../boardContent/wish.ts';
import type { Config } from '../../config.ts';
import { findWholeFiles } from '../../files/openFiles.ts';
import { type OpenedOwnFile, openOwnFile } from '../../ownFile/openOwnFile.ts';
import type { BoardSource, PastSource } from '../../storage/boardSource.ts';
import { createBoardSource as sourceOfPostgres } from '../../storage/postgres/boardSource.ts';
import { createBoardSource as sourceOfSqlite } from '../../storage/sqlite/boardSource.ts';
import type { Command, CommandDeps, Given } from '../command.ts';
import { STANDARD_OUTPUT, type Written, writeOut } from '../exporting/writeOut.ts';
import { readStore } from '../readStore.ts';

export const exportBoard: Command = {
  does: 'Writes a board into a file: a picture, a document, or what other programs open. The server may run.',
  arguments: [{ name: 'board', meaning: 'its id, the last part of its address' }],
  options: {
    out: {
      value: 'file',
      meaning: 'where to; one that is there is replaced. - is standard output',
      isNeeded: true,
    },
    format: {
      value: 'format',
      meaning: 'as what, if the ending of the file does not say it',
      choices: FILE_FORMATS,
    },
    history: 'puts the history of the board into a file of ours: who wrote what, and when',
    scale: {
      value: 'times',
      meaning: 'px of a PNG per px of the board, 1 by default',
      choices: SCALES.map(String),
    },
    theme: { value: 'theme', meaning: 'colours of pictures, light by default', choices: THEMES },
    'no-background': 'leaves what is behind the shapes of pictures transparent',
    scene:
      'puts the drawing into a PNG or an SVG, so that it can be opened again, in Excalidraw, too; so does the ending .excalidraw.png or .excalidraw.svg',
    frame: { value: 'id', meaning: 'only what is in this frame' },
  },
  async run({ words: [boardId = ''], ...given }, { config, say, warn, output }) {
    const named = given.value('out') ?? '';
    const out = named === STANDARD_OUTPUT ? named : resolve(named);
    const format = readFormat(given, out);
    if (!isBoardId(boardId))
      throw new BackupError(`"${boardId}" is no board. Its id is the last part of its address.`);
    const write =
      format === OWN_FORMAT
        ? writerOfOwn(given, { config, boardId, out, output })
        : writerOf(readWish(given, format, out), { config, boardId, out, output, warn });
    const written = await readStore(config, {
      sqlite: (database) => write(sourceOfSqlite(database)),
      postgres: (database) => write(sourceOfPostgres(database)),
    });
    if (written.kind === 'unread') return false;
    const isApart = out !== STANDARD_OUTPUT && output.isTTY;
    // It must not get into the file, which may be /dev/stdout, too.
    (isApart ? say : warn)(`${out === STANDARD_OUTPUT ? 'The file' : out} has ${written.bytes} bytes.`);
    return true;
  },
};

type Choices = Omit<Given, 'words'>;

function readFormat({ value, isOn }: Choices, out: string): FileFormat {
  const ending = extname(out).slice(1);
  const named = value('format') ?? ending;
  const format = FILE_FORMATS.find((known) => known === named);
  if (!format)
    throw new BackupError(
      `What is a file ${ending ? `that ends in "${ending}"` : 'whose name has no ending'}? Say --format: ${FILE_FORMATS.join(', ')}.`,
    );
  if (isOn('history') && format !== OWN_FORMAT) throw new BackupError(`--history is for ${OWN_FORMAT}.`);
  if (isOn('scene') && !SCENE_FORMATS.includes(format))
    throw new BackupError(`--scene is for ${SCENE_FORMATS.join(' and ')}.`);
  if (value('frame') !== undefined && format === OWN_FORMAT)
    throw new BackupError(`--frame is not for ${OWN_FORMAT}: such a file has the whole board.`);
  return format;
}

function readWish({ value, isOn }: Choices, format: ExportFormat, out: string): ExportWish {
  const isCalledSo = SCENE_FORMATS.includes(format) && /\.excalidraw\.\w+$/i.test(out);
  return {
    format,
    hasScene: isOn('scene') || isCalledSo,
    frame: value('frame'),
    theme: value('theme') === 'dark' ? 'dark' : 'light',
    hasBackground: !isOn('no-background'),
    scale: Number(value('scale') ?? 1),
  };
}

interface Target extends Pick<CommandDeps, 'config' | 'output'> {
  readonly boardId: string;
  readonly out: string;
}

type Write = (source: BoardSource & PastSource) => Promise<Written>;

function writerOf(wish: ExportWish, target: Target & Pick<CommandDeps, 'warn'>): Write {
  const { config, boardId, out, output, warn } = target;
  return async (source) => {
    const { bytes, isReduced } = await readBoard(source, config, boardId, wish);
    const written = await writeOut(out, [bytes], output);
    if (isReduced)
      warn(`The picture has fewer pixels than were asked for: EXPORT_MAX_MEGAPIXELS allows no more.`);
    return written;
  };
}

function writerOfOwn({ isOn }: Choices, { config, boardId, out, output }: Target): Write {
  return async (source) => {
    const files = findWholeFiles(config);
    const content = createBoardContent({ storage: source, limits: config, loadImage: async () => undefined });
    try {
      const opened = await openOwnFile({ content, past: source, openImage: files.open }, boardId, {
        hasHistory: isOn('history'),
      });
      if (opened.kind !== 'file') throw new BackupError(OWN_FAILURES[opened.kind](boardId));
      return await writeOut(out, opened.pieces, output);
    } finally {
      await content.close();
    }
  };
}

const OWN_FAILURES: Readonly<Record<Exclude<OpenedOwnFile['kind'], 'file'>, (boardId: string) => string>> = {
  empty: (boardId) => `There is nothing on board ${boardId}.`,
  noHistory: (boardId) =>
    `The history of board ${boardId} is not kept from its beginning any more (HISTORY_DAYS): without --history the board can be written.`,
};

async function readBoard(
  storage: BoardSource,
  config: Config,
  boardId: string,
  wish: ExportWish,
): Promise<Extract<Exported, { kind: 'file' }>> {
  const files = findWholeFiles(config);
  const content = createBoardContent({
    storage,
    limits: config,
    // The board names it, or nobody would ask.
    async loadImage(_boardId, name) {
      const file = await files.open(name);
      return file && { type: file.type, bytes: await buffer(file.stream()) };
    },
  });
  try {
    const { head, made } = await content.export(boardId, wish);
    if (head === 0) throw new BackupError(`There is nothing on board ${boardId}.`);
    if (made.kind !== 'file') throw new BackupError(FAILURES[made.kind]);
    return made;
  } finally {
    await content.close();
  }
}

const FAILURES: Readonly<Record<Exclude<Exported['kind'], 'file'>, string>> = {
  noFrame: 'There is no such frame on this board.',
  tooLarge:
    'The board is too large for a file of this format, or its images have more bytes together than EXPORT_MAX_IMAGE_BYTES allows.',
  noCanvas: 'Pictures cannot be made on this system: @napi-rs/canvas has no build for it.',
  late: 'It takes longer than EXPORT_TIMEOUT_SECONDS allows.',
};
