import { join } from 'node:path';
import type { FileStore } from '../fileStore.ts';
import { openFolderFiles } from '../folderFiles.ts';
import type { FileStoreOptions } from '../openFileStore.ts';
import { openS3Files, type S3Place } from '../s3Files.ts';

/** One line for each; every rule of the contract holds for all of them. */
export const backends: Record<
  string,
  (folder: string, place: S3Place, options: FileStoreOptions) => Promise<FileStore>
> = {
  folder: (folder, _place, options) => openFolderFiles(folder, options),
  bucket: (folder, place, options) => openS3Files(place, join(folder, 'partial'), options),
};
