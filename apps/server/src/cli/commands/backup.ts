import { resolve } from 'node:path';
import { megabytes } from '../../backup/megabytes.ts';
import { takeBackup } from '../../backup/takeBackup.ts';
import { findWholeFiles } from '../../files/openFiles.ts';
import type { Command } from '../command.ts';
import { counted } from '../counted.ts';
import { readVersion } from '../readVersion.ts';

export const backup: Command = {
  does: 'Copies all boards and their images into a new folder. The server may run.',
  arguments: [{ name: 'folder', meaning: 'where the backup is to be; it must not be there yet' }],
  isForSqlite: true,
  async run({ words: [folder = ''] }, { config, say, warn }) {
    const { dataDir, filesUrl } = config;
    const files = filesUrl
      ? { kind: 'bucket' as const, url: `s3://${filesUrl.bucket}/${filesUrl.prefix}` }
      : { kind: 'here' as const, whole: findWholeFiles(config) };
    const target = resolve(folder);
    const version = readVersion();
    const taken = await takeBackup(target, { dataDir, files, version, say, warn, now: Date.now });
    const { boards, database } = taken;
    const images =
      taken.files.kind === 'here'
        ? `, ${counted(taken.files.count, 'image')} (${megabytes(taken.files.bytes)})`
        : '';
    say(`The backup is in ${target}: ${counted(boards, 'board')} (${megabytes(database.bytes)})${images}.`);
    return true;
  },
};
