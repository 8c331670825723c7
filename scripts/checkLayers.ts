import { fileURLToPath } from 'node:url';
import { checkLayers } from './layers/checkLayers.ts';
import { readWorkspace } from './layers/readWorkspace.ts';

/** `pnpm layers`: prints every import that the architecture does not allow, and fails when there is one. */
const { files, packages } = readWorkspace(fileURLToPath(new URL('..', import.meta.url)));
const findings = checkLayers(files, packages);
for (const { file, line, rule, what, instead } of findings) {
  console.error(`${file}:${line} ${rule}: ${what}.\n    ${instead}`);
}
console.log(`${files.size} files in ${packages.length} packages, ${findings.length} findings.`);
process.exitCode = findings.length === 0 ? 0 : 1;
