import { checkFiles } from '../../backup/checkFiles.ts';
import { findWholeFiles } from '../../files/openFiles.ts';
import { checkStore as checkPostgres } from '../../storage/postgres/checkStore.ts';
import { checkStore as checkSqlite } from '../../storage/sqlite/checkStore.ts';
import type { Command } from '../command.ts';
import { counted } from '../counted.ts';
import { readStore } from '../readStore.ts';

export const doctor: Command = {
  does: 'Looks whether all that is stored is whole, and changes nothing. The server may run.',
  options: { deep: 'reads every image, too' },
  async run({ isOn }, { config, say, warn }) {
    const store = await readStore(config, { sqlite: checkSqlite, postgres: checkPostgres });
    const isDeep = isOn('deep');
    const faults = [...store.faults, ...(await checkFiles(findWholeFiles(config), store.files, { isDeep }))];
    for (const fault of faults) warn(fault);
    const found = faults.length === 0 ? 'Nothing is wrong' : `Faults: ${faults.length}`;
    const [boards, images] = [counted(store.boards, 'board'), counted(store.files.length, 'image')];
    say(`${found}. Looked at: ${boards}, and ${images} on boards.`);
    return faults.length === 0;
  },
};
