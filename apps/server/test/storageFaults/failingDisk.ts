import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SHIM_SOURCE = fileURLToPath(new URL('diskShim.c', import.meta.url));

const MODES = { fine: 0, syncFails: 1, syncIsSlow: 2, isFull: 3 } as const;

/** What `diskShim.c` does to the programs that are started with `env`. */
export interface FailingDisk {
  readonly env: Readonly<Record<string, string>>;
  /** Receives what a power cut would leave. */
  readonly shadow: string;
  /** @param argument milliseconds for `syncIsSlow`, writes that still succeed for `isFull`. */
  set(mode: keyof typeof MODES, argument?: number): void;
  /** How many calls were interfered with. */
  count(): number;
}

/** Compiles the shim with gcc into `folder`. */
export function createFailingDisk(folder: string): FailingDisk {
  const shim = join(folder, 'diskShim.so');
  const control = join(folder, 'control');
  const shadow = join(folder, 'shadow');
  execFileSync('gcc', ['-shared', '-fPIC', '-O2', '-o', shim, SHIM_SOURCE, '-ldl']);
  writeFileSync(control, new Uint8Array(12));
  mkdirSync(shadow);
  return {
    env: { LD_PRELOAD: shim, DISK_CONTROL: control, DISK_SHADOW: shadow },
    shadow,
    set(mode, argument = 0) {
      const numbers = Buffer.alloc(8);
      numbers.writeInt32LE(MODES[mode], 0);
      numbers.writeInt32LE(argument, 4);
      // In place: the shim has mapped the file.
      const file = openSync(control, 'r+');
      writeSync(file, numbers, 4, 4, 4);
      writeSync(file, numbers, 0, 4, 0);
      closeSync(file);
    },
    count: () => readFileSync(control).readInt32LE(8),
  };
}
