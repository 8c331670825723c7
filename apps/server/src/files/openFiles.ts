import { join } from 'node:path';
import type { Config } from '../config.ts';
import { StorageError } from '../storage/index.ts';
import type { FileStore, WholeFiles } from './fileStore.ts';
import { createFolder, openFolderFiles } from './folderFiles.ts';
import { createBucket, openS3Files, type S3Place } from './s3Files.ts';

/**
 * The files where the settings say.
 *
 * @throws StorageError when they cannot be used, with the remedy.
 */
export async function openFiles(config: Config): Promise<FileStore> {
  const folder = filesFolder(config.dataDir);
  const place = s3PlaceOf(config);
  if (!place) return openFolderFiles(folder, config);
  try {
    return await openS3Files(place, join(folder, 'partial'), config);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StorageError(
      `The bucket of FILES_URL cannot be used (${why}). Check it and the settings of S3.`,
    );
  }
}

/** Those that are whole, for somebody who looks at them beside a server that may be running. Touches nothing. */
export function findWholeFiles(config: Config): WholeFiles {
  const place = s3PlaceOf(config);
  return place ? createBucket(place) : createFolder(filesFolder(config.dataDir));
}

export function filesFolder(dataDir: string): string {
  return join(dataDir, 'files');
}

/** @throws StorageError when a bucket is set without the keys to it. */
function s3PlaceOf(config: Config): S3Place | undefined {
  const { filesUrl, s3Endpoint, s3Region, s3AccessKeyId, s3SecretAccessKey } = config;
  if (!filesUrl) return undefined;
  if (s3AccessKeyId === '' || s3SecretAccessKey === '')
    throw new StorageError('FILES_URL needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.');
  return {
    ...filesUrl,
    endpoint: s3Endpoint,
    region: s3Region,
    accessKeyId: s3AccessKeyId,
    secretAccessKey: s3SecretAccessKey,
  };
}
