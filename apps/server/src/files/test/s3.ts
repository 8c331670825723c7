import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import { AwsClient } from 'aws4fetch';
import type { S3Place } from '../s3Files.ts';

/** An S3 service of its own, in this process, which checks signatures as the real ones do. */
export interface TestS3 {
  makeBucket(): Promise<S3Place>;
  /** Puts objects of one byte into a bucket. */
  fill(place: S3Place, keys: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

const KEYS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

export async function startS3(): Promise<TestS3> {
  const directory = await mkdtemp(join(tmpdir(), 'drawbridge-s3-'));
  const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory });
  const { port } = await server.run();
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new AwsClient({ ...KEYS, region: 'us-east-1', service: 's3' });
  let count = 0;

  async function put(path: string, body = ''): Promise<void> {
    const response = await client.fetch(`${endpoint}/${path}`, { method: 'PUT', body });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  }

  return {
    async makeBucket() {
      count += 1;
      const bucket = `bucket-${count}`;
      await put(bucket);
      return { ...KEYS, endpoint, region: 'us-east-1', bucket, prefix: '' };
    },
    async fill({ bucket }, keys) {
      const left = [...keys];
      const work = async (): Promise<void> => {
        for (let key = left.pop(); key !== undefined; key = left.pop()) await put(`${bucket}/${key}`, 'x');
      };
      await Promise.all(Array.from({ length: 20 }, work));
    },
    async close() {
      await server.close();
      await rm(directory, { recursive: true });
    },
  };
}
