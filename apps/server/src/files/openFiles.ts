import { join } from 'node:path';
import type { Config } from '../config.ts';
import { StorageError } from '../storage/index.ts';
import type { FileStore } from './fileStore.ts';
import { openFolderFiles } from './folderFiles.ts';
import { openS3Files } from './s3Files.ts';

/**
 * The files where the settings say.
 *
 * @throws StorageError when they cannot be used, with the remedy.
 */
export async function openFiles(config: Config): Promise<FileStore> {
  const { dataDir, filesUrl, s3Endpoint, s3Region, s3AccessKeyId, s3SecretAccessKey } = config;
  const folder = join(dataDir, 'files');
  if (!filesUrl) return openFolderFiles(folder, config);
  if (s3AccessKeyId === '' || s3SecretAccessKey === '')
    throw new StorageError('FILES_URL needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.');
  const place = {
    ...filesUrl,
    endpoint: s3Endpoint,
    region: s3Region,
    accessKeyId: s3AccessKeyId,
    secretAccessKey: s3SecretAccessKey,
  };
  try {
    return await openS3Files(place, join(folder, 'partial'), config);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StorageError(
      `The bucket of FILES_URL cannot be used (${why}). Check it and the settings of S3.`,
    );
  }
}
