/** Some browsers begin to read only after the click was handled. Nobody needs the memory sooner. */
const KEEP_MS = 60_000;

/** Lets the browser save the bytes as a file of that name. */
export function saveFile(name: string, bytes: Uint8Array): void {
  // A copy, because a Blob takes no view of memory that might be shared.
  saveBlob(name, new Blob([bytes.slice()], { type: 'application/octet-stream' }));
}

export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}
