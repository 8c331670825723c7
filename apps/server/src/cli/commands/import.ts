import { basename } from 'node:path';
import { createBoardId, type Deed, isBoardId } from '@drawbridge/protocol';
import { BackupError } from '../../backup/backupError.ts';
import { type BoardFile, readBoardFile } from '../../boardContent/readBoardFile.ts';
import { createOutsider, pushAs } from '../../rooms/outsider.ts';
import { GUEST } from '../../signIn/identity.ts';
import type { Command } from '../command.ts';
import { counted } from '../counted.ts';
import { describeLosses } from '../importing/describeLosses.ts';
import { keepImages, type LossOfImage } from '../importing/keepImages.ts';
import { type Office, openOffice } from '../importing/openOffice.ts';
import { readGivenFile } from '../importing/readGivenFile.ts';
import { type PlayedHistory, readHistory, restoreHistory } from '../importing/restoreHistory.ts';

/** As what history and shapes name who drew it. */
const PROFILE = { name: 'Import', color: '#6b7280' };

export const importFile: Command = {
  does: 'Makes a board of a file of ours or of other programs. With SQLite the server must not run.',
  arguments: [
    {
      name: 'file',
      meaning:
        'told by its content: of Drawbridge (.drawbridge), Excalidraw (.excalidraw) or tldraw (.tldr), a PNG or SVG with a drawing in it, a drawing (.svg), a table (.csv, .tsv, .md), a Mermaid flowchart (.mmd, .mermaid)',
    },
  ],
  options: {
    board: {
      value: 'id',
      meaning: 'what the board is called in its address; without it, something by chance',
    },
    as: { value: 'name', meaning: 'the name of the board; without it, that of the file' },
    history: 'restores the history in a file of ours, too: who wrote what and when is what the file says',
  },
  async run({ words: [path = ''], value, isOn }, { config, say, warn }) {
    const boardId = value('board') ?? createBoardId();
    if (!isBoardId(boardId)) throw new BackupError(`"${boardId}" cannot be in the address of a board.`);
    const { importMaxBytes: bytes, importMaxShapes: shapes, importMaxPoints: points } = config;
    const content = await readGivenFile(path, bytes);
    const file = await readBoardFile(content, basename(path), { bytes, shapes, points });
    if ('problem' in file) throw new BackupError(`${path}: ${file.problem}`);
    if (isOn('history') && value('as') !== undefined)
      throw new BackupError('With --history a board keeps the name that it has in there: leave out --as.');
    const history = isOn('history') ? await readHistory(file.history, config) : undefined;
    const office = await openOffice(config);
    try {
      const key = await claim(office, boardId);
      const lost = history
        ? await storePast(office, boardId, { file, history, warn })
        : await store(office, boardId, { file, name: value('as') ?? file.name });
      await note(office, boardId, { file: basename(path), shapes: file.shapes });
      for (const line of file.notes) warn(line);
      if (!history && file.history !== undefined) warn(HAS_HISTORY);
      const absent = Array<LossOfImage>(file.absentImages).fill('absent');
      for (const line of describeLosses([...absent, ...lost])) warn(line);
      const said = file.comments > 0 ? ` and ${counted(file.comments, 'comment')}` : '';
      const kept = file.items > 0 ? `, and ${counted(file.items, 'item')} in its library` : '';
      const drawn = counted(file.shapes, 'shape');
      say(`Board ${boardId} has ${drawn}${said}${kept}. By this address one is its owner:`);
      say(`${config.basePath}/b/${boardId}#k=${key}`);
      return true;
    } finally {
      await office.close();
    }
  },
};

const HAS_HISTORY = 'The history in the file was left out: import it with --history to have it restored.';

/** Answers the key of its owner. @throws BackupError when there is such a board. */
async function claim({ access, storage }: Office, boardId: string): Promise<string> {
  const { head } = await storage.openBoard(boardId);
  if (head > 0) throw new BackupError(`There is a board ${boardId} already.`);
  const claimed = await access.claim(boardId, undefined, GUEST);
  if ('error' in claimed) throw new BackupError(`${boardId}: ${claimed.message}`);
  return claimed.key;
}

/** Through the gate and into the log, as whatever anybody draws. Answers why images are not on the board. */
async function store(
  { rooms, leases, files }: Office,
  boardId: string,
  { file, name }: { readonly file: BoardFile; readonly name: string },
): Promise<readonly LossOfImage[]> {
  const { kept, lost } = await keepImages(file.images, { boardId, files });
  const { clientId } = leases.issue(boardId);
  const updates = file.write({ name, clientId, author: PROFILE.name, files: kept });
  const pass = { role: 'own', endsMs: Number.POSITIVE_INFINITY } as const;
  const writer = createOutsider({ pass, profile: PROFILE });
  writer.leases.set(clientId, 'new');
  await rooms.get(boardId).visit(async ({ pushes }) => {
    for (const update of updates) {
      const reply = await pushAs(writer, update, pushes);
      if (!reply.ok) throw new BackupError(`Board ${boardId} is not whole: ${reply.message}`);
    }
  });
  return lost;
}

interface Past {
  readonly file: BoardFile;
  readonly history: PlayedHistory;
  readonly warn: (line: string) => void;
}

/** The log itself: what is on the board follows from it. Answers the same. */
async function storePast(
  { storage, files }: Office,
  boardId: string,
  { file, history, warn }: Past,
): Promise<readonly LossOfImage[]> {
  const { lost } = await keepImages(file.images, { boardId, files });
  const nameless = await restoreHistory(storage, boardId, history);
  if (nameless > 0) warn(`${counted(nameless, 'version')} could not be kept by name.`);
  return lost;
}

async function note({ storage }: Office, boardId: string, about: NonNullable<Deed['about']>): Promise<void> {
  const deed: Deed = { did: 'board:import', who: { kind: 'operator' }, about };
  await storage.appendAudit([{ timeMs: Date.now(), boardId, text: JSON.stringify(deed) }]);
}
