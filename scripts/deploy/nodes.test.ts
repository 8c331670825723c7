import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { configTable, readConfig } from '../../apps/server/src/config.ts';
import { readInstructions } from './dockerfile.ts';
import { readYaml } from './yamlFile.ts';

/** The samples for several nodes: what one says of another is so, and each keeps what several nodes need. */

const DEPLOY = new URL('../../deploy/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, DEPLOY), 'utf8');
const shutdownSeconds = readConfig({}).shutdownDeadlineMs / 1_000;

const image = readInstructions(read('Dockerfile'));
const imagePort = image.flatMap(({ text }) => / PORT=(\d+)/.exec(` ${text}`)?.[1] ?? [])[0];

/** Of a setting, or of a file with the value of one that is secret. */
const isSetting = (name: string): boolean => {
  const table = configTable();
  return table.includes(`\`${name}\``) || table.includes(`\`${name.replace(/_FILE$/, '')}\``);
};

/** Without comments, and however it is laid out. */
const mapIn = (text: string): string | undefined => /map \$uri[^}]+}/.exec(text)?.[0].replace(/\s+/g, ' ');

describe('The compose file of two nodes', () => {
  const compose = readYaml(read('compose.nodes.yaml'));
  const of = (service: string, path: string): unknown => compose.at(`services.${service}.${path}`);
  const services = compose.keysAt('services');
  const nodes = services.filter((service) => /^node\d$/.test(service));

  test('has the nodes that the proxy looks for, and no others', () => {
    const wanted = [...read('Caddyfile-nodes').matchAll(/\b(node\d):(\d+)/g)];
    expect(wanted.map(([, name]) => name)).toEqual(nodes);
    for (const [, , port] of wanted) expect(port).toBe(imagePort);
    expect(of('proxy', 'volumes.0')).toBe('./Caddyfile-nodes:/etc/caddy/Caddyfile:ro');
  });

  test.each(services)('lets %s write nothing but its volumes, and do nothing that it need not', (service) => {
    expect([of(service, 'read_only'), of(service, 'cap_drop')]).toEqual([true, ['ALL']]);
    expect(of(service, 'security_opt')).toEqual(['no-new-privileges:true']);
    const isProxy = service === 'proxy';
    expect(of(service, 'cap_add')).toEqual(isProxy ? ['NET_BIND_SERVICE'] : undefined);
    expect(of(service, 'ports')).toEqual(isProxy ? ['80:80', '443:443'] : undefined);
    if (!isProxy && !nodes.includes(service)) expect(of(service, 'user')).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    if (!isProxy) expect(of(service, 'networks')).toEqual(['inside']);
  });

  test('makes everything that it names', () => {
    for (const service of services) {
      const named = (kind: string) => Object.values(Object(of(service, kind))).map(String);
      const volumes = named('volumes').flatMap((volume) => /^(\w+):/.exec(volume)?.[1] ?? []);
      expect(compose.keysAt('volumes'), service).toEqual(expect.arrayContaining(volumes));
      expect(compose.keysAt('networks'), service).toEqual(expect.arrayContaining(named('networks')));
      expect(compose.keysAt('secrets'), service).toEqual(expect.arrayContaining(named('secrets')));
    }
    expect(compose.at('networks.inside.internal')).toBe(true);
  });

  test.each(nodes)(
    'gives %s the same files, settings that there are, secrets as files, and time to stop',
    (node) => {
      expect(of(node, 'volumes')).toEqual(of(nodes[0] ?? '', 'volumes'));
      const names = compose.keysAt(`services.${node}.environment`);
      expect(names.filter((name) => !isSetting(name))).toEqual([]);
      expect(of(node, 'environment.DATABASE_URL_FILE')).toBe('/run/secrets/database_url');
      expect(names).not.toContain('DATABASE_URL');
      expect(Number.parseInt(String(of(node, 'stop_grace_period')), 10)).toBeGreaterThan(shutdownSeconds);
    },
  );

  test('starts nodes when PostgreSQL and Redis are well, which both are asked', () => {
    for (const service of ['postgres', 'redis']) {
      expect(of(service, 'healthcheck.test.0')).toBe('CMD');
      for (const node of nodes) expect(of(node, `depends_on.${service}.condition`)).toBe('service_healthy');
    }
    expect(of('node1', 'environment.REDIS_URL')).toBe('redis://redis:6379');
  });

  test('lets git have no secret', () => {
    const ignored = readFileSync(new URL('../.gitignore', DEPLOY), 'utf8').split('\n');
    for (const secret of compose.keysAt('secrets'))
      expect(compose.at(`secrets.${secret}.file`)).toMatch(/^\.\/secrets\//);
    expect(ignored).toEqual(expect.arrayContaining(['deploy/secrets/', 'deploy/kubernetes/secret.yaml']));
  });
});

describe('The files for Kubernetes', () => {
  const open = (name: string) => readYaml(read(`kubernetes/${name}.yaml`));
  const deployment = open('deployment');
  const service = open('service');
  const ingress = open('ingress');
  const pod = 'spec.template.spec';
  const container = `${pod}.containers.0`;

  test('are all taken, but for those that are samples of something else', () => {
    const resources = Object.values(Object(open('kustomization').at('resources')));
    const files = readdirSync(new URL('kubernetes/', DEPLOY));
    const own = files.filter((name) => !name.endsWith('.sample.yaml') && name !== 'kustomization.yaml');
    expect(resources.toSorted()).toEqual(own.toSorted());
  });

  test('lead from the address to the pods', () => {
    const labels = deployment.at('spec.template.metadata.labels');
    expect([deployment.at('spec.selector.matchLabels'), service.at('spec.selector')]).toEqual([
      labels,
      labels,
    ]);
    expect(open('disruption').at('spec.selector.matchLabels')).toEqual(labels);
    expect(service.at('spec.ports.0.targetPort')).toBe(deployment.at(`${container}.ports.0.name`));
    expect(String(deployment.at(`${container}.ports.0.containerPort`))).toBe(imagePort);
    const backend = 'spec.rules.0.http.paths.0.backend.service';
    expect(ingress.at(`${backend}.name`)).toBe(service.at('metadata.name'));
    expect(ingress.at(`${backend}.port.name`)).toBe(service.at('spec.ports.0.name'));
    expect(ingress.at('spec.tls.0.hosts.0')).toBe(ingress.at('spec.rules.0.host'));
  });

  test('route by board, and tell boards as the sample for nginx does', () => {
    // Annotations have dots in their names.
    const annotations = Object(ingress.at('metadata.annotations')) as Readonly<Record<string, string>>;
    const hashed = annotations['nginx.ingress.kubernetes.io/upstream-hash-by'];
    const map = mapIn(String(open('controller.sample').at('data.http-snippet')));
    expect(hashed).toBe('$drawbridge_board');
    expect(annotations['nginx.org/lb-method']).toBe(`hash ${hashed} consistent`);
    expect(map).toContain(hashed);
    expect(map).toBe(mapIn(read('nginx-nodes.conf')));
  });

  test('give settings that there are, and secrets as files', () => {
    const { name } = Object(open('settings').at('metadata'));
    expect(deployment.at(`${container}.envFrom.0.configMapRef.name`)).toBe(name);
    expect(
      open('settings')
        .keysAt('data')
        .filter((setting) => !isSetting(setting)),
    ).toEqual([]);

    const secret = open('secret.sample');
    const mounts = Object.values(Object(deployment.at(`${container}.volumeMounts`)));
    const folder = mounts.find((mount) => Object(mount).name === 'secrets');
    const env = Object.values(Object(deployment.at(`${container}.env`))).map((entry) => Object(entry));
    expect(env.filter((entry) => !isSetting(entry.name))).toEqual([]);
    const files = secret.keysAt('stringData').map((key) => ({
      name: `${key.toUpperCase()}_FILE`,
      value: `${Object(folder).mountPath}/${key}`,
    }));
    expect(env).toEqual(files);
    expect(deployment.at(`${pod}.volumes.2.secret.secretName`)).toBe(secret.at('metadata.name'));
  });

  test('let a pod end when everybody was told', () => {
    const waitSeconds = Number(deployment.at(`${container}.lifecycle.preStop.sleep.seconds`));
    const stopSeconds = Number(open('settings').at('data.SHUTDOWN_DEADLINE_MS')) / 1_000;
    const graceSeconds = deployment.at(`${pod}.terminationGracePeriodSeconds`);
    expect(graceSeconds).toBeGreaterThan(waitSeconds + stopSeconds);
  });

  test('let a pod write nothing but its volumes, and do nothing that it need not', () => {
    expect(deployment.at(`${pod}.securityContext.runAsNonRoot`)).toBe(true);
    expect(deployment.at(`${container}.securityContext`)).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    const volumes = Object.values(Object(deployment.at(`${pod}.volumes`))).map(
      (volume) => Object(volume).name,
    );
    const mounts = Object.values(Object(deployment.at(`${container}.volumeMounts`))).map(
      (mount) => Object(mount).name,
    );
    expect(mounts).toEqual(volumes);
  });

  test('take one pod after the other, whoever takes them', () => {
    expect(deployment.at('spec.replicas')).toBeGreaterThan(1);
    expect(deployment.at('spec.strategy.rollingUpdate')).toEqual({ maxUnavailable: 1, maxSurge: 0 });
    expect(open('disruption').at('spec.maxUnavailable')).toBe(1);
  });
});

describe('The files for Traefik', () => {
  const [one, several] = ['traefik.yaml', 'traefik-nodes.yaml'].map((name) => readYaml(read(name)));
  const [service = ''] = several?.keysAt('http.services') ?? [];

  test('name the service of several nodes where the router has that of one', () => {
    expect(read('traefik.yaml')).toMatch(
      new RegExp(`# Several nodes: ${service},.*\\n\\s+service: drawbridge\\n`),
    );
    expect(one?.keysAt('http.services')).toContain(one?.at('http.routers.drawbridge.service'));
  });

  test('keep each browser with one node, and look whether nodes are well', () => {
    const balancer = `http.services.${service}.loadBalancer`;
    expect(several?.at(`${balancer}.sticky.cookie.name`)).toBe('drawbridge_node');
    expect(several?.at(`${balancer}.healthCheck.path`)).toBe('/healthz');
    expect(one?.keysAt('http.serversTransports')).toContain(several?.at(`${balancer}.serversTransport`));
  });
});
