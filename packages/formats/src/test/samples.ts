import { readFileSync } from 'node:fs';

/** A file that somebody made with another program; test/samples/SOURCES.md says who. */
export function sampleBytes(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(`../../test/samples/${name}`, import.meta.url)));
}

export function sampleText(name: string): string {
  return new TextDecoder().decode(sampleBytes(name));
}

export function sampleJson(name: string): Readonly<Record<string, unknown>> {
  return JSON.parse(sampleText(name));
}
