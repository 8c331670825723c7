import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { NewAuditEntry } from '../storage/index.ts';
import { actorOf, createAudit, type NotedDeed } from './audit.ts';

const DEED: NotedDeed = {
  did: 'link:make',
  who: { kind: 'link', id: 'l1' },
  boardId: 'b',
  about: { link: 'l2', role: 'edit' },
  address: '10.0.0.1',
};

function start({ days = 1, addresses = 'off' }: { days?: number; addresses?: 'on' | 'off' } = {}) {
  const written: NewAuditEntry[][] = [];
  const logged: string[] = [];
  let outcome: () => Promise<void> = async () => {};
  const audit = createAudit({
    storage: {
      async appendAudit(entries) {
        written.push([...entries]);
        await outcome();
      },
    },
    config: { auditDays: days, auditAddresses: addresses },
    log: pino({ base: null }, { write: (line) => logged.push(line) }),
    nowMs: () => 5,
  });
  return {
    audit,
    written,
    logged,
    storing: (next: () => Promise<void>) => {
      outcome = next;
    },
  };
}

describe('The audit log', () => {
  it('keeps what was done, by whom and when, and no address', async () => {
    const { audit, written } = start();
    audit.note(DEED);
    await audit.settled();
    const text = JSON.stringify({ did: DEED.did, who: DEED.who, about: DEED.about });
    expect(written).toEqual([[{ timeMs: 5, boardId: 'b', text }]]);
  });

  it('keeps addresses where the operator wants them', async () => {
    const { audit, written } = start({ addresses: 'on' });
    audit.note(DEED);
    await audit.settled();
    expect(JSON.parse(written[0]?.[0]?.text ?? '')).toMatchObject({ address: '10.0.0.1' });
  });

  it('keeps nothing where it is off', async () => {
    const { audit, written } = start({ days: 0 });
    audit.note(DEED);
    await audit.settled();
    expect(written).toEqual([]);
  });

  it('writes what comes while it writes together, afterwards', async () => {
    const { audit, written, storing } = start();
    let done = (): void => {};
    storing(() => new Promise((resolve) => (done = resolve)));
    for (let count = 0; count < 4; count += 1) audit.note(DEED);
    storing(async () => {});
    done();
    await audit.settled();
    expect(written.map(({ length }) => length)).toEqual([1, 3]);
  });

  it('says in the log of the server what could not be written, and goes on', async () => {
    const { audit, written, logged, storing } = start();
    storing(() => Promise.reject(new Error('The disk is full.')));
    audit.note(DEED);
    await audit.settled();
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('link:make');
    storing(async () => {});
    audit.note(DEED);
    await audit.settled();
    expect(written).toHaveLength(2);
    expect(logged).toHaveLength(1);
  });

  it('lets so much wait and no more', async () => {
    const { audit, written, logged, storing } = start();
    let done = (): void => {};
    storing(() => new Promise((resolve) => (done = resolve)));
    for (let count = 0; count < 1_005; count += 1) audit.note(DEED);
    storing(async () => {});
    done();
    await audit.settled();
    expect(written.map(({ length }) => length)).toEqual([1, 1_000]);
    expect(logged).toHaveLength(4);
  });
});

describe('Who did something', () => {
  it('is the person where that is known, and else the link', () => {
    const user = { id: 'u', name: 'Ada' };
    expect(actorOf({ user, link: 'l' })).toEqual({ kind: 'user', ...user });
    expect(actorOf({ link: 'l' })).toEqual({ kind: 'link', id: 'l' });
    expect(actorOf({})).toEqual({ kind: 'guest' });
  });
});
