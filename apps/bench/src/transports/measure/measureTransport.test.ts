import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { measureTransport } from './measureTransport.ts';
import { openSite } from './openSite.ts';

const EFFORT = { clients: 3, seconds: 0.5, perSecond: 20, bytes: 60, crowd: 0 };

it.each(['socketio-websocket', 'websocket'] as const)(
  'By %s everybody sees each change once, and what travels is counted',
  async (name) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'drawbridge-measure-'));
    const { site, close } = await openSite({ name, proxy: 'none', dataDir });
    try {
      const { latency, missed, busy, changesPerMinute } = await measureTransport(site, EFFORT);
      const changes = (changesPerMinute * EFFORT.seconds) / 60;
      expect(changes).toBeGreaterThan(0);
      expect([latency.count, missed]).toEqual([changes * EFFORT.clients, 0]);
      expect(latency.p50Ms).toBeGreaterThan(0);
      // Each of them holds a stroke of this size at least.
      expect(busy.bytesIn).toBeGreaterThan(changes * EFFORT.bytes);
    } finally {
      await close();
      rmSync(dataDir, { recursive: true });
    }
  },
);
