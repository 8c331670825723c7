import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../config.ts';
import { openFiles } from './openFiles.ts';
import { startS3 } from './test/s3.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x02\x80\0\0\x01\xe0', 'latin1');
const NAME = createHash('sha256').update(PNG).digest('hex');

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'drawbridge-files-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const open = (settings: Record<string, string> = {}) =>
  openFiles(readConfig({ DATA_DIR: dataDir, ...settings }));

describe('Files', () => {
  it('are in the data folder when the settings say nothing', async () => {
    await open();
    expect(await readdir(join(dataDir, 'files'))).toEqual(['partial']);
  });

  it('are in the bucket that the settings name', async () => {
    const s3 = await startS3();
    const { endpoint, bucket, accessKeyId, secretAccessKey } = await s3.makeBucket();
    const settings = {
      FILES_URL: `s3://${bucket}/some/folder`,
      S3_ENDPOINT: `${endpoint}/`,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
    };
    const files = await open(settings);
    await files.append(NAME, { offset: 0, length: PNG.length, bytes: PNG });
    expect(await (await open(settings)).list()).toEqual([NAME]);
    expect(await (await open({ ...settings, FILES_URL: `s3://${bucket}/other` })).list()).toEqual([]);
    expect(await readdir(join(dataDir, 'files', 'partial'))).toEqual([]);
    await s3.close();
  });

  it('need a key for a bucket', async () => {
    await expect(open({ FILES_URL: 's3://bucket' })).rejects.toThrow('S3_ACCESS_KEY_ID');
  });

  it('say what to look at when the bucket cannot be reached', async () => {
    const keys = { S3_ACCESS_KEY_ID: 'x', S3_SECRET_ACCESS_KEY: 'x' };
    const settings = { FILES_URL: 's3://bucket', S3_ENDPOINT: 'http://127.0.0.1:1', ...keys };
    await expect(open(settings)).rejects.toThrow('Check it and the settings of S3');
  });

  it.each([
    ['FILES_URL', 'https://bucket'],
    ['FILES_URL', 's3://'],
    ['FILES_URL', 's3://Bucket'],
    ['FILES_URL', 's3://bucket/a?b'],
    ['S3_ENDPOINT', 's3.example.org'],
  ])('are not anywhere that makes no sense: %s=%s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
  });
});
