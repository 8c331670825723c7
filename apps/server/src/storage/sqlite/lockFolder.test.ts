import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { claimFolder } from './lockFolder.ts';

it('A data folder that is made is for the user of the server only', () => {
  const parent = mkdtempSync(join(tmpdir(), 'drawbridge-claim-'));
  const dataDir = join(parent, 'some', 'data');
  claimFolder(dataDir)();
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  rmSync(parent, { recursive: true });
});
