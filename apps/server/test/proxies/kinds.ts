/** Where a proxy of a test is, and what it stands before. */
export interface Place {
  /** Everything that it writes goes there. */
  readonly folder: string;
  readonly port: number;
  /** Of plain HTTP, where it leads to TLS. */
  readonly plainPort: number;
  /** One for each node. */
  readonly serverPorts: readonly number[];
  /** Files in PEM: the certificate, its key, and both in one. */
  readonly certificate: string;
  readonly key: string;
  readonly both: string;
}

/** How a proxy is set up before several nodes. */
export interface NodesSetUp {
  /** In `deploy`, the one that names the address of the proxy first. */
  readonly samples: readonly [string, ...string[]];
  /** What is changed in the first, so that it leads to the nodes. */
  readonly changes: Readonly<Record<string, string>>;
  /** As the samples call the nodes, wherever they do. */
  readonly nodes: readonly [string, string];
  /** The line that keeps the requests of a board together. */
  readonly affinity: string;
  /** Whether it asks nodes if they are ready, and lets those alone that are not while another one is. */
  readonly asksReadiness: boolean;
}

/** A proxy that `deploy` has a sample for, and Debian a package of. */
export interface ProxyKind {
  readonly title: string;
  /** In `deploy`. */
  readonly sample: string;
  readonly program: string;
  /** The environment variable that names its file. */
  readonly variable: string;
  readonly aptPackage: string;
  readonly protocol: 'http' | 'https';
  /** What an operator puts in, too: its own addresses and certificates. Each is there exactly once, and nothing else is touched. */
  addresses(place: Place): Readonly<Record<string, string>>;
  readonly severalNodes: NodesSetUp;
  /** @param samples files, in the order in which they are named here. */
  args(samples: readonly string[], place: Place): readonly string[];
  /** What lies around the sample on every machine, as a file of its own. */
  readonly surroundings?: { readonly file: string; readonly text: string };
  /** What the sample says about how long a connection may be quiet; without them nothing ends one. */
  readonly idleTimeouts: readonly string[];
}

const nginx: ProxyKind = {
  title: 'nginx',
  sample: 'nginx.conf',
  program: 'nginx',
  variable: 'NGINX_PATH',
  aptPackage: 'nginx-light',
  protocol: 'https',
  addresses: ({ port, plainPort, certificate, key }) => ({
    'listen 80;': `listen 127.0.0.1:${plainPort};`,
    'listen 443 ssl http2;': `listen 127.0.0.1:${port} ssl http2;`,
    '/etc/ssl/drawbridge/fullchain.pem': certificate,
    '/etc/ssl/drawbridge/privkey.pem': key,
  }),
  severalNodes: {
    samples: ['nginx.conf', 'nginx-nodes.conf'],
    changes: { 'http://127.0.0.1:3000;': 'http://drawbridge_nodes;' },
    nodes: ['10.0.0.11:3000', '10.0.0.12:3000'],
    affinity: 'hash $drawbridge_board consistent;',
    asksReadiness: false,
  },
  // Before it has read where to write errors, it would open the system's file of them.
  args: (_samples, { folder }) => ['-p', folder, '-e', 'stderr', '-c', 'main.conf'],
  surroundings: {
    file: 'main.conf',
    text: `daemon off;
pid nginx.pid;
error_log stderr warn;
events { worker_connections 4096; }
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  include nginx*.conf;
}
`,
  },
  idleTimeouts: ['proxy_read_timeout', 'proxy_send_timeout'],
};

const haproxy: ProxyKind = {
  title: 'HAProxy',
  sample: 'haproxy.cfg',
  program: 'haproxy',
  variable: 'HAPROXY_PATH',
  aptPackage: 'haproxy',
  protocol: 'https',
  addresses: ({ port, plainPort, both }) => ({
    'bind :80': `bind 127.0.0.1:${plainPort}`,
    'bind :443': `bind 127.0.0.1:${port}`,
    '/etc/haproxy/certs/drawbridge.pem': both,
  }),
  severalNodes: {
    samples: ['haproxy.cfg', 'haproxy-nodes.cfg'],
    changes: { 'default_backend drawbridge\n': 'default_backend drawbridge_nodes\n' },
    nodes: ['10.0.0.11:3000', '10.0.0.12:3000'],
    affinity: 'balance hdr(X-Drawbridge-Board)',
    asksReadiness: true,
  },
  args: (samples) => ['-db', ...samples.flatMap((sample) => ['-f', sample])],
  idleTimeouts: ['timeout client', 'timeout server', 'timeout tunnel'],
};

/** By plain HTTP: the certificates are its own affair, and for a name that others can reach. */
const caddy: ProxyKind = {
  title: 'Caddy',
  sample: 'Caddyfile',
  program: 'caddy',
  variable: 'CADDY_PATH',
  aptPackage: 'caddy',
  protocol: 'http',
  addresses: ({ port }) => ({
    'board.example.org {': `http://127.0.0.1:${port} {`,
  }),
  severalNodes: {
    samples: ['Caddyfile-nodes'],
    changes: { '{$SITE_ADDRESS:board.example.org}': 'board.example.org' },
    nodes: ['node1:3000', 'node2:3000'],
    affinity: 'lb_policy header X-Drawbridge-Board',
    asksReadiness: false,
  },
  args: ([sample = '']) => ['run', '--adapter', 'caddyfile', '--config', sample],
  idleTimeouts: [],
};

export const proxyKinds: readonly ProxyKind[] = [nginx, haproxy, caddy];
