import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { isBoardId } from '@drawbridge/protocol';
import { BackupError } from '../../backup/backupError.ts';
import { createBoardContent } from '../../boardContent/boardContent.ts';
import { EXPORT_FORMATS, type ExportFormat, SCENE_FORMATS } from '../../boardContent/formats.ts';
import { type Exported, type ExportWish, SCALES, THEMES } from '../../boardContent/wish.ts';
import type { Config } from '../../config.ts';
import { findWholeFiles } from '../../files/openFiles.ts';
import type { BoardSource } from '../../storage/boardSource.ts';
import { createBoardSource as sourceOfPostgres } from '../../storage/postgres/boardSource.ts';
import { createBoardSource as sourceOfSqlite } from '../../storage/sqlite/boardSource.ts';
import type { Command, Given } from '../command.ts';
import { readStore } from '../readStore.ts';

export const exportBoard: Command = {
  does: 'Writes a board into a file: a picture, a document, or what other programs open. The server may run.',
  arguments: [{ name: 'board', meaning: 'its id, the last part of its address' }],
  options: {
    out: { value: 'file', meaning: 'where to; one that is there is replaced', isNeeded: true },
    format: {
      value: 'format',
      meaning: 'as what, if the ending of the file does not say it',
      choices: EXPORT_FORMATS,
    },
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
  async run({ words: [boardId = ''], ...given }, { config, say, warn }) {
    const out = resolve(given.value('out') ?? '');
    const wish = readWish(given, out);
    if (!isBoardId(boardId))
      throw new BackupError(`"${boardId}" is no board. Its id is the last part of its address.`);
    const read = (source: BoardSource) => readBoard(source, config, boardId, wish);
    const made = await readStore(config, {
      sqlite: (database) => read(sourceOfSqlite(database)),
      postgres: (database) => read(sourceOfPostgres(database)),
    });
    await writeFile(out, made.bytes);
    if (made.isReduced)
      warn(`The picture has fewer pixels than were asked for: EXPORT_MAX_MEGAPIXELS allows no more.`);
    say(`${out} has ${made.bytes.length} bytes.`);
    return true;
  },
};

function readWish({ value, isOn }: Omit<Given, 'words'>, out: string): ExportWish {
  const ending = extname(out).slice(1);
  const format = formatOf(value('format') ?? ending);
  if (!format)
    throw new BackupError(
      `What is a file that ends in "${ending}"? Say --format: ${EXPORT_FORMATS.join(', ')}.`,
    );
  const canHaveScene = SCENE_FORMATS.includes(format);
  if (isOn('scene') && !canHaveScene) throw new BackupError(`--scene is for ${SCENE_FORMATS.join(' and ')}.`);
  return {
    format,
    hasScene: isOn('scene') || (canHaveScene && /\.excalidraw\.\w+$/i.test(out)),
    frame: value('frame'),
    theme: value('theme') === 'dark' ? 'dark' : 'light',
    hasBackground: !isOn('no-background'),
    scale: Number(value('scale') ?? 1),
  };
}

function formatOf(name: string): ExportFormat | undefined {
  return EXPORT_FORMATS.find((format) => format === name);
}

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
  noCanvas: 'Pictures cannot be made on this system: @napi-rs/canvas has no build for it.',
  late: 'It takes longer than EXPORT_TIMEOUT_SECONDS allows.',
};
