import { type AdminLive, type Deed, parseAdminAnswer } from '@drawbridge/protocol';

export interface AdminCall {
  readonly method?: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

export interface AdminAnswer {
  readonly status: number;
  readonly answer: unknown;
  readonly setCookie: string;
}

/** Whoever runs a server, with what their browser keeps. */
export interface AdminClient {
  /** `name=value`; empty before one has signed in. */
  cookie: string;
  ask(path: string, call?: AdminCall): Promise<AdminAnswer>;
  enter(key: string): Promise<AdminAnswer>;
  live(): Promise<AdminLive | undefined>;
  /** What is in the audit log, the newest first. */
  deeds(query?: string): Promise<(Partial<Deed> & { readonly boardId: string })[]>;
}

export function createAdminClient(url: () => string): AdminClient {
  const client: AdminClient = {
    cookie: '',
    async ask(path, { method = 'GET', body, headers = {} } = {}) {
      const { cookie } = client;
      const response = await fetch(`${url()}/api/admin/${path}`, {
        method,
        headers: {
          ...(body && { 'content-type': 'application/json' }),
          ...(cookie && { cookie }),
          ...headers,
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      const answer: unknown = await response.json();
      return { status: response.status, answer, setCookie: response.headers.get('set-cookie') ?? '' };
    },
    async enter(key) {
      const entered = await client.ask('session', { method: 'POST', body: { key } });
      client.cookie = entered.setCookie.split(';')[0] ?? '';
      return entered;
    },
    live: async () => parseAdminAnswer.live((await client.ask('live')).answer),
    async deeds(query = '') {
      const page = parseAdminAnswer.audit((await client.ask(`audit${query}`)).answer);
      return (page?.entries ?? []).map(({ boardId, deed }) => ({ boardId, ...deed }));
    },
  };
  return client;
}
