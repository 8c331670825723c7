import { expect, it } from 'vitest';
import { createLog } from './log.ts';
import { StorageClosed, StorageError } from './storage/storage.ts';

it('what the end of the server has broken off is no error, and every other failure of the storage is one', () => {
  const written: string[] = [];
  const destination = { write: (line: string) => void written.push(line) };
  const log = createLog({ logLevel: 'info', logFormat: 'json' }, { destination });
  log.error({ err: new StorageClosed() }, 'history not served');
  expect(written).toEqual([]);
  log.error({ err: new StorageError('The disk does not answer.') }, 'history not served');
  log.error('words alone');
  expect(written.map((line) => JSON.parse(line))).toMatchObject([
    { level: 50, err: { message: 'The disk does not answer.' }, msg: 'history not served' },
    { level: 50, msg: 'words alone' },
  ]);
});
