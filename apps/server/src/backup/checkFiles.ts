import type { WholeFiles } from '../files/fileStore.ts';
import { hashOf } from '../files/hashOf.ts';
import type { NamedFile } from '../storage/check/checkedStore.ts';

/**
 * Looks whether the files that boards name are there. Bytes are compared with the name where the size is not what was sent,
 * or of all files when it is to look closely. Answers what is wrong, in words.
 */
export async function checkFiles(
  whole: WholeFiles,
  named: readonly NamedFile[],
  { isDeep }: { readonly isDeep: boolean },
): Promise<string[]> {
  const sizes = new Map((await whole.list()).map(({ name, size }) => [name, size]));
  const boardOf = new Map(named.map(({ name, board }) => [name, board]));
  const missing = named.filter(({ name }) => !sizes.has(name));
  const odd = named.filter((file) => sizes.has(file.name) && !file.sizes.includes(sizes.get(file.name) ?? 0));
  const suspects = isDeep ? [...sizes.keys()] : odd.map(({ name }) => name);
  const faults = missing.map(
    ({ name, board }) => `Board ${board}: Image ${name} is not there. It is lost, or never arrived whole.`,
  );
  for (const name of suspects) {
    if (await isIntact(whole, name)) continue;
    const board = boardOf.get(name);
    faults.push(`${board ? `Board ${board}: ` : ''}Image ${name} is damaged: its bytes have another name.`);
  }
  return faults;
}

/** What is removed meanwhile is not damaged. */
async function isIntact(whole: WholeFiles, name: string): Promise<boolean> {
  const file = await whole.open(name);
  if (!file) return (await whole.sizeOf(name)) === undefined;
  return (await hashOf(file.stream())) === name;
}
