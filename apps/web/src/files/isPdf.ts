/** Readers look for the mark of a PDF in so many bytes: some programs write something before it. */
const HEAD_BYTES = 1024;

/** Whether a file is a PDF, whatever its name says. */
export async function isPdf(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  return String.fromCharCode(...head).includes('%PDF-');
}
