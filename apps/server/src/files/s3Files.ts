import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { IMAGE_HEAD_BYTES, type ImageType, isFileName, readImageHead } from '@drawbridge/protocol';
import { AwsClient } from 'aws4fetch';
import type { FileStore, ListedFile, WholeFiles } from './fileStore.ts';
import { type FileStoreOptions, openFileStore } from './openFileStore.ts';

/** A bucket of a service that speaks S3. */
export interface S3Place {
  /** Such as `https://s3.eu-central-1.amazonaws.com`; buckets are the first part of the path. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** What the names of objects begin with: empty, or ending with a slash. */
  readonly prefix: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A service that does not answer for so long is not waited for. A large file may take so long to send. */
const ANSWER_DEADLINE_MS = 60_000;
/** Again after a failure, by the client; whoever sent the file tries again, too. */
const RETRIES = 2;

/** Files in a bucket, under their names; those that arrive are in the folder `partials` until they are whole. */
export function openS3Files(place: S3Place, partials: string, options: FileStoreOptions): Promise<FileStore> {
  return openFileStore(partials, createBucket(place), options);
}

/** Those that are whole. */
export function createBucket(place: S3Place): WholeFiles {
  const { accessKeyId, secretAccessKey, region, endpoint, bucket, prefix } = place;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES });
  const bucketUrl = `${endpoint}/${bucket}`;
  const urlOf = (name: string): string => `${bucketUrl}/${prefix}${name}`;

  async function ask(url: string, init: RequestInit = {}): Promise<Response | undefined> {
    const response = await client.fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_DEADLINE_MS) });
    if (response.ok) return response;
    // What is left of a body would hold the connection.
    const words = await response.text();
    if (response.status === 404 && !words.includes('NoSuchBucket')) return undefined;
    throw new Error(`The bucket ${bucketUrl} answered ${response.status}. ${words.slice(0, 500)}`);
  }

  async function* read(name: string): AsyncGenerator<Uint8Array> {
    const response = await ask(urlOf(name));
    if (!response?.body) throw new Error(`File ${name} is gone.`);
    yield* response.body;
  }

  return {
    async sizeOf(name) {
      const response = await ask(urlOf(name), { method: 'HEAD' });
      return response && Number(response.headers.get('content-length'));
    },
    async take(name, path) {
      const body = await readFile(path);
      const type = readImageHead(body.subarray(0, IMAGE_HEAD_BYTES))?.type ?? '';
      // The name is the hash of the bytes: the service compares.
      const headers = { 'Content-Type': type, 'X-Amz-Content-Sha256': name };
      if (!(await ask(urlOf(name), { method: 'PUT', headers, body })))
        throw new Error('There is no such bucket.');
    },
    async open(name) {
      const response = await ask(urlOf(name), { method: 'HEAD' });
      if (!response) return undefined;
      // `take` wrote it, from the bytes.
      const type = response.headers.get('content-type') as ImageType;
      const size = Number(response.headers.get('content-length'));
      return { type, size, stream: () => Readable.from(read(name), { objectMode: false }) };
    },
    async list() {
      const files: ListedFile[] = [];
      for (let marker: string | undefined = ''; marker !== undefined; ) {
        const response = await ask(`${bucketUrl}?${new URLSearchParams({ prefix, marker })}`);
        const xml = (await response?.text()) ?? '';
        const objects = objectsIn(xml);
        for (const { key, size } of objects) {
          const name = key.slice(prefix.length);
          if (isFileName(name)) files.push({ name, size });
        }
        marker = textIn(xml, 'IsTruncated') === 'true' ? objects.at(-1)?.key : undefined;
      }
      return files;
    },
    async remove(name) {
      await ask(urlOf(name), { method: 'DELETE' });
    },
  };
}

/** What a listing (XML, as machines write it) has; the next one begins behind the last of them. */
function objectsIn(xml: string): { key: string; size: number }[] {
  return [...xml.matchAll(/<Contents>.*?<\/Contents>/gs)].map(([item]) => ({
    key: textIn(item, 'Key') ?? '',
    size: Number(textIn(item, 'Size')),
  }));
}

function textIn(xml: string, element: string): string | undefined {
  return new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1];
}
