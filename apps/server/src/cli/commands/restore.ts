import { resolve } from 'node:path';
import { restoreBackup } from '../../backup/restoreBackup.ts';
import type { Command } from '../command.ts';
import { counted } from '../counted.ts';

export const restore: Command = {
  does: 'Puts a backup into DATA_DIR, which must be empty. The server must not run.',
  arguments: [{ name: 'folder', meaning: 'the backup' }],
  isForSqlite: true,
  options: { 'skip-damaged': 'goes on without images that are damaged in the backup' },
  async run({ words: [folder = ''], isOn }, { config, say, warn }) {
    const { dataDir, filesUrl } = config;
    const skipDamaged = isOn('skip-damaged');
    const restored = await restoreBackup(resolve(folder), { dataDir, skipDamaged, say, warn });
    if (filesUrl && restored.files.kind === 'here')
      warn(
        `The images are in ${dataDir}, and FILES_URL says that they are elsewhere: copy them there, or unset it.`,
      );
    const boards = counted(restored.boards, 'board');
    say(`${dataDir} has ${boards} as of ${restored.takenAt}. Start the server.`);
    return true;
  },
};
