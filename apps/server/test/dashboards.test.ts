import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Exposition, familyOf, readMetrics } from './exposition.ts';
import { startTestServer, type TestServer } from './testServer.ts';

/** What operators are given to watch a server with is about figures that there are. */
const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../deploy/${path}`, import.meta.url)), 'utf8');

interface Panel {
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly targets?: readonly { readonly expr: string }[];
  readonly datasource?: { readonly uid: string };
}

const dashboard: {
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly object[] };
} = JSON.parse(read('grafana/drawbridge.json'));
const panels = dashboard.panels.filter(({ type }) => type !== 'row');
const shown = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));

const rules = read('prometheus/alerts.yml').split('\n      - alert: ').slice(1);
const alerts = rules.map((rule) => /^ {8}expr: (.+)$/m.exec(rule)?.[1] ?? '');

/** The names of metrics in an expression. */
const namesIn = (expr: string): string[] =>
  expr.match(/\b(?:drawbridge|process|nodejs)_[a-z0-9_]+/g)?.map(String) ?? [];

/** Labels that an expression chooses by: name of the metric, label, values. */
const choicesIn = (expr: string) =>
  [...expr.matchAll(/\b(drawbridge_\w+)\{([^}]*)\}/g)].flatMap(([, name = '', inside = '']) =>
    [...inside.matchAll(/(\w+)=~?"([^"]*)"/g)].flatMap(([, label = '', values = '']) =>
      values.split('|').map((value) => ({ name, label, value })),
    ),
  );

let server: TestServer;
let metrics: Exposition;

beforeAll(async () => {
  server = await startTestServer({ metrics: 'on' });
  await server.open().synced;
  // The first answer counts itself once it has left.
  await readMetrics(server.url);
  metrics = await readMetrics(server.url);
});

afterAll(() => server.close());

const unknown = (expressions: readonly string[]): string[] =>
  expressions.flatMap(namesIn).filter((name) => !metrics.families.has(familyOf(name, metrics.families)));

describe('The dashboard', () => {
  it('shows only what a server measures', () => {
    expect(shown.length).toBeGreaterThan(30);
    expect(unknown(shown)).toEqual([]);
    expect(unknown(['rate(drawbridge_ack_ms_sum[5m])'])).toEqual(['drawbridge_ack_ms_sum']);
  });

  it('shows everything that the server says of itself', () => {
    const names = new Set(shown.flatMap(namesIn).map((name) => familyOf(name, metrics.families)));
    const ours = [...metrics.families.keys()].filter((name) => name.startsWith('drawbridge_'));
    expect(ours.filter((name) => !names.has(name))).toEqual([]);
  });

  it('has a row for people, latency, storage, the process and other nodes', () => {
    const rows = dashboard.panels.filter(({ type }) => type === 'row').map(({ title }) => title);
    expect(rows).toEqual(['People', 'Latency', 'Storage', 'Process', 'Several nodes']);
  });

  it('reads the data source that is chosen at its top, and says what each panel means', () => {
    expect(dashboard.templating.list).toContainEqual(
      expect.objectContaining({ name: 'datasource', type: 'datasource', query: 'prometheus' }),
    );
    for (const { title, description, datasource } of panels) {
      expect(datasource?.uid, title).toMatch(/^\$\{datasource\}$/);
      expect(description?.length, title).toBeGreaterThan(10);
    }
  });
});

describe('The documentation', () => {
  const docs = readFileSync(fileURLToPath(new URL('../../../docs/operations.md', import.meta.url)), 'utf8');

  it('says what each metric means, and nothing of others', () => {
    const ours = [...metrics.families.keys()].filter((name) => name.startsWith('drawbridge_'));
    expect(ours.filter((name) => !docs.includes(`\`${name}\``))).toEqual([]);
    expect(unknown([docs])).toEqual([]);
  });

  it('says what to do about each alert', () => {
    const names = rules.map((rule) => rule.split('\n')[0]);
    expect(names.filter((name) => !docs.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('The alerts', () => {
  it('are about what a server measures', () => {
    expect(alerts.length).toBeGreaterThan(8);
    expect(alerts).not.toContain('');
    expect(unknown(alerts)).toEqual([]);
  });

  it('choose by labels that there are', () => {
    const choices = alerts.flatMap(choicesIn).filter(({ label }) => label !== 'job');
    expect(choices.length).toBeGreaterThan(3);
    const samples = [...metrics.samples.keys()];
    for (const { name, label, value } of choices) {
      expect(
        samples.some((sample) => sample.startsWith(`${name}{`) && sample.includes(`${label}="${value}"`)),
        `${name} ${label}=${value}`,
      ).toBe(true);
    }
  });

  it('say how urgent they are, and what to do', () => {
    for (const rule of rules) {
      expect(rule).toMatch(/^ {8}labels: \{ severity: (page|ticket) \}$/m);
      expect(rule).toMatch(/^ {10}summary: .+\.$/m);
      expect(rule).toMatch(/^ {10}description: .+$/m);
    }
  });
});
