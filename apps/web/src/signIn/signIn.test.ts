import type { SignInState } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import { createSignIn } from './signIn.ts';
import { createTabStorage } from './test/tabStorage.ts';
import { takeWay } from './wayBack.ts';

const GUEST: SignInState = { mode: 'oidc', guests: true, address: '/sign-in/start' };
const ADA: SignInState = { ...GUEST, user: { name: 'Ada' } };

interface Answer {
  readonly status?: number;
  readonly body: unknown;
}

/** A page of `/b/plan#k=key`, with a server that answers as the test says. */
function open(answers: Record<string, Answer | undefined>, token?: string) {
  const storage = createTabStorage();
  const asked: (readonly [method: string, body: unknown])[] = [];
  const posted: unknown[] = [];
  const gone: string[] = [];
  const tabs: { readonly address: string; readonly way: unknown }[] = [];
  let hear = (): void => {};
  const signIn = createSignIn({
    location: {
      origin: 'https://board.example',
      pathname: '/b/plan',
      hash: '#k=key',
      assign: (address) => gone.push(String(address)),
    },
    storage,
    token,
    channel: {
      postMessage: (message) => posted.push(message),
      addEventListener: (_type: string, listener: unknown) => {
        hear = listener as () => void; // it is called without looking at what came
      },
    },
    openTab: (address) => tabs.push({ address, way: takeWay(storage) }),
    async fetch(_address, { method = 'GET', body } = {}) {
      asked.push([method, body === undefined ? undefined : JSON.parse(String(body))]);
      const answer = answers[method];
      if (!answer) throw new Error('No network.');
      return new Response(JSON.stringify(answer.body), { status: answer.status ?? 200 });
    },
  });
  return { signIn, storage, asked, posted, gone, tabs, hear: () => hear() };
}

describe('Signing in', () => {
  it('is nothing until the server says what there is, which is asked once', async () => {
    const { signIn, asked } = open({ GET: { body: GUEST } });
    expect(signIn.current).toEqual({ mode: 'none', guests: true });
    await Promise.all([signIn.ready(), signIn.ready()]);
    expect(signIn.current).toEqual(GUEST);
    expect(asked).toHaveLength(1);
  });

  it('is asked about again when there was no answer', async () => {
    const answers: Record<string, Answer | undefined> = {};
    const { signIn } = open(answers);
    await expect(signIn.ready()).rejects.toThrow('No network.');
    answers.GET = { body: ADA };
    expect(await signIn.ready()).toEqual(ADA);
  });

  it('brings the token that one came with, once, and tells the other tabs', async () => {
    const { signIn, asked, posted } = open({ POST: { body: ADA }, GET: { body: ADA } }, 'a.b.c');
    await signIn.ready();
    expect(asked).toEqual([
      ['POST', { token: 'a.b.c' }],
      ['GET', undefined],
    ]);
    expect(posted).toHaveLength(1);
  });

  it('says why a token was not taken', async () => {
    const refusal = { error: 'sign_in', message: 'This token has run out.' };
    const { signIn, posted } = open({ POST: { status: 401, body: refusal }, GET: { body: GUEST } }, 'a.b.c');
    await signIn.ready();
    expect([signIn.trouble, posted]).toEqual(['This token has run out.', []]);
  });

  it('brings a token again that could not be judged', async () => {
    const busy = { error: 'unavailable', message: 'The server with the keys does not answer.' };
    const answers: Record<string, Answer> = { POST: { status: 503, body: busy }, GET: { body: ADA } };
    const { signIn, asked } = open(answers, 'a.b.c');
    await expect(signIn.ready()).rejects.toThrow();
    answers.POST = { body: ADA };
    await signIn.ready();
    expect(asked.map(([method]) => method)).toEqual(['POST', 'POST', 'GET']);
  });

  it('leaves the key in this browser, and the board knows the way back', async () => {
    const address = 'https://app.example/open?to={to}';
    const { signIn, gone, storage } = open({ GET: { body: { ...GUEST, mode: 'token', address } } });
    await signIn.ready();
    signIn.leave();
    expect(gone).toEqual(['https://app.example/open?to=https%3A%2F%2Fboard.example%2Fb%2Fplan']);
    expect(takeWay(storage)).toEqual({ path: '/b/plan', fragment: '#k=key', isAside: false });
  });

  it('in another tab takes the way back along, and none stays here', async () => {
    const { signIn, tabs, storage } = open({ GET: { body: GUEST } });
    await signIn.ready();
    signIn.leaveAside();
    const way = { path: '/b/plan', fragment: '#k=key', isAside: true };
    expect(tabs).toEqual([{ address: '/sign-in/start', way }]);
    expect(takeWay(storage)).toBeUndefined();
  });

  it('in another tab is noticed here', async () => {
    const answers = { GET: { body: GUEST } };
    const { signIn, hear } = open(answers);
    await signIn.ready();
    answers.GET = { body: ADA };
    const noticed = new Promise<void>((resolve) => {
      signIn.onSignedIn(resolve);
    });
    hear();
    await noticed;
    expect(signIn.current).toEqual(ADA);
  });
});
