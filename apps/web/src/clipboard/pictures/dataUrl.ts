import { toBase64 } from '@drawbridge/formats';

/** What is at an address as a data URL; undefined where it cannot be had. */
export async function fetchDataUrl(url: string): Promise<string | undefined> {
  const blob = await fetchBlob(url);
  return blob && dataUrl(blob);
}

export async function fetchBlob(url: string): Promise<Blob | undefined> {
  try {
    const response = await fetch(url);
    return response.ok ? await response.blob() : undefined;
  } catch {
    // No network: the picture goes without.
    return undefined;
  }
}

export async function dataUrl(blob: Blob): Promise<string> {
  return `data:${blob.type};base64,${toBase64(new Uint8Array(await blob.arrayBuffer()))}`;
}
