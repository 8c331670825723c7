import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../apps/server/test/oidcProvider/main.ts', import.meta.url));

/** An OpenID provider where anybody gets in with any password: "ada" is Ada of Example. */
export interface OidcProvider {
  readonly origin: string;
  /** Settings of a server where people sign in there. */
  readonly env: Readonly<Record<string, string>>;
  end(): Promise<void>;
}

export async function startOidcProvider(): Promise<OidcProvider> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [MAIN], { env: { PATH }, stdio: ['ignore', 'pipe', 'ignore'] });
  // A worker that ends in the middle of a test must not leave it behind.
  const killWithWorker = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithWorker);
  for await (const line of createInterface({ input: child.stdout })) {
    const issuer = /listening on (http:\S+)/.exec(line)?.[1];
    if (issuer === undefined) continue;
    return {
      origin: new URL(issuer).origin,
      env: {
        SIGN_IN: 'oidc',
        OIDC_ISSUER: issuer,
        OIDC_CLIENT_ID: 'board',
        OIDC_CLIENT_SECRET: 'the provider and the board know this',
      },
      async end() {
        process.off('exit', killWithWorker);
        const exited = once(child, 'exit');
        if (child.kill('SIGKILL')) await exited;
      },
    };
  }
  throw new Error('The provider ended instead of listening.');
}
