import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { measureTransport } from './measureTransport.ts';
import { openSite } from './openSite.ts';

// On a busy machine nobody may draw in the first second.
const EFFORT = { clients: 3, seconds: 3, perSecond: 20, bytes: 60, crowd: 0 };

/** It starts four processes. */
const DEADLINE_MS = 120_000;

it.each(['socketio-websocket', 'websocket'] as const)(
  'By %s everybody sees each change once, and what travels is counted',
  async (name) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'drawbridge-measure-'));
    const { site, close } = await openSite({ name, proxy: 'none', dataDir });
    try {
      const { latency, missed, busy } = await measureTransport(site, EFFORT);
      expect(missed).toBe(0);
      expect(latency.count).toBeGreaterThan(0);
      expect(latency.count % EFFORT.clients).toBe(0);
      expect(latency.p50Ms).toBeGreaterThan(0);
      // Each change holds a stroke of this size at least.
      expect(busy.entries).toBeGreaterThan(0);
      expect(busy.bytesIn / busy.entries).toBeGreaterThan(EFFORT.bytes);
      expect(busy.bytesIn / busy.entries).toBeLessThan(EFFORT.bytes * 4);
    } finally {
      await close();
      rmSync(dataDir, { recursive: true });
    }
  },
  DEADLINE_MS,
);
