/** What a browser does when somebody signs in: keeps cookies, follows redirects, sends the provider's form. */
export interface Browser {
  get(address: string): Promise<Response>;
  post(address: string, form: Readonly<Record<string, string>>): Promise<Response>;
  /** Of one host, as a header. */
  cookies(address: string): string;
  /** As it was set, with all that was said about it. */
  readonly setCookies: readonly string[];
}

const MAX_REDIRECTS = 10;

/** A redirect to an address that `stopsAt` accepts is not followed, but answered. */
export function createBrowser(stopsAt: (address: URL) => boolean = () => false): Browser {
  const jars = new Map<string, Map<string, string>>();
  const setCookies: string[] = [];

  const jarOf = (address: string): Map<string, string> => {
    const { host } = new URL(address);
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    return jar;
  };

  const cookies = (address: string): string =>
    [...jarOf(address)].map(([name, value]) => `${name}=${value}`).join('; ');

  const send = async (address: string, init: RequestInit, left = MAX_REDIRECTS): Promise<Response> => {
    const response = await fetch(address, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie: cookies(address) },
    });
    for (const line of response.headers.getSetCookie()) {
      setCookies.push(line);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jarOf(address).delete(name);
      else jarOf(address).set(name, value);
    }
    const location = response.headers.get('location');
    const next = location === null ? undefined : new URL(location, address);
    if (!next || left === 0 || stopsAt(next)) return response;
    return send(next.href, {}, left - 1);
  };

  return {
    get: (address) => send(address, {}),
    post: (address, form) => send(address, { method: 'POST', body: new URLSearchParams(form) }),
    cookies,
    setCookies,
  };
}
