import { createListeners } from '@drawbridge/board';
import type { SignInMode } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import { createTestSignIn } from '../signIn/test/createTestSignIn.ts';
import type { AccessRequest, AskAccess } from './accessRequests.ts';
import { createBoardAccess } from './boardAccess.ts';
import { createKeyring } from './keyring.ts';

const OWN = 'o'.repeat(43);
const GIVEN = 'g'.repeat(43);
const NEW = 'n'.repeat(43);

type Answers = Readonly<Record<string, unknown>>;

/** A page whose server answers by the key that it is shown, or by the path. */
function start(
  answers: Answers,
  { fragment = '', kept = {} as object, mode = 'none' as SignInMode, hearsTabs = false } = {},
) {
  let isFull = false;
  const texts = new Map([['drawbridge:access:plan', JSON.stringify(kept)]]);
  const storage = {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem(key: string, text: string) {
      if (isFull) throw new Error('Full.');
      texts.set(key, text);
    },
  };
  const asked: AccessRequest[] = [];
  let drops = 0;
  const ask: AskAccess = async (_answer, request) => {
    asked.push(request);
    const { key = request.path } = (request.body ?? {}) as { key?: string };
    const reply = answers[key];
    if (reply === undefined) throw new Error('No network.');
    // The test says what the server says.
    return reply as never;
  };
  const elsewhere = createListeners<[]>();
  const dropFragment = () => (drops += 1);
  const openKeyring = (onKeptElsewhere?: typeof elsewhere.add) =>
    createKeyring({
      boardId: 'plan',
      storage,
      fragment,
      dropFragment,
      ...(onKeptElsewhere && { onKeptElsewhere }),
    });
  const keyring = openKeyring(hearsTabs ? elsewhere.add : undefined);
  return {
    access: createBoardAccess({ keyring, ask, signIn: createTestSignIn(mode) }),
    keyring,
    asked,
    kept: () => JSON.parse(texts.get('drawbridge:access:plan') ?? '{}'),
    drops: () => drops,
    otherTab: () => openKeyring(),
    tellKept: elsewhere.notify,
    fill() {
      isFull = true;
    },
  };
}

const granted = (token: string, role = 'edit', rest: object = {}) => ({
  ok: true,
  value: { token, role, lifeMs: 900_000, ...rest },
});
const refused = (error: string) => ({ ok: false, error, message: 'No.' });

describe('The credentials of a page', () => {
  it('are none when there is no key, and nobody is asked', async () => {
    const { access, asked } = start({});
    expect(await access.credentials()).toEqual({ kind: 'none' });
    expect(asked).toEqual([]);
  });

  it('are those of the key in the address, with the ticket of the visit before', async () => {
    const fragment = `#k=${GIVEN}`;
    const page = start({ [GIVEN]: granted('t', 'view', { ticket: 'seen' }) }, { fragment });
    expect(await page.access.credentials()).toEqual({ kind: 'token', token: 't' });
    expect(page.access.token).toBe('t');
    await page.access.credentials();
    expect(page.asked.map(({ body }) => body)).toEqual([{ key: GIVEN }, { key: GIVEN, ticket: 'seen' }]);
    expect(page.drops()).toBe(0);
  });

  it('are the owner’s where this browser has them, whatever is in the address', async () => {
    const page = start({ [OWN]: granted('t', 'own') }, { fragment: `#k=${GIVEN}`, kept: { own: OWN } });
    expect(await page.access.credentials()).toEqual({ kind: 'token', token: 't' });
  });

  it('are the owner’s from then on when the address has them, which then has them no more', async () => {
    const page = start({ [OWN]: granted('t', 'own', { link: 'mine' }) }, { fragment: `#k=${OWN}` });
    await page.access.credentials();
    expect([page.kept().own, page.drops()]).toEqual([OWN, 1]);
  });

  it('are refused for the reason that the server gives', async () => {
    const { access } = start({ [GIVEN]: refused('revoked') }, { fragment: `#k=${GIVEN}` });
    expect(await access.credentials()).toEqual({ kind: 'denied', message: 'No.' });
    expect(access.denial).toMatchObject({ error: 'revoked' });
  });

  it('are those of everybody for who was the owner once', async () => {
    const page = start({ [OWN]: refused('no_access') }, { kept: { own: OWN } });
    expect(await page.access.credentials()).toEqual({ kind: 'none' });
    expect(page.kept().own).toBeUndefined();
  });

  it('of a board that was deleted are no better with another key, and the owner’s is kept', async () => {
    const answers = { [OWN]: refused('deleted'), [GIVEN]: refused('deleted') };
    const page = start(answers, { fragment: `#k=${GIVEN}`, kept: { own: OWN } });
    expect(await page.access.credentials()).toEqual({ kind: 'denied', message: 'No.', isDeleted: true });
    expect([page.asked.length, page.kept().own]).toEqual([1, OWN]);
  });

  it('are the owner’s by the key that took the place of the one that this tab had', async () => {
    const answers: Record<string, unknown> = { [NEW]: granted('t2', 'own') };
    const page = start(answers, { kept: { own: OWN } });
    const other = page.otherTab();
    Object.defineProperty(answers, OWN, {
      get() {
        other.own(NEW);
        return refused('revoked');
      },
    });
    expect(await page.access.credentials()).toEqual({ kind: 'token', token: 't2' });
    expect(page.kept().own).toBe(NEW);
  });

  it('wait for the next key that another tab of the owner is being given', async () => {
    const answers = { [OWN]: refused('revoked'), [NEW]: granted('t2', 'own') };
    const page = start(answers, { kept: { own: OWN }, hearsTabs: true });
    const asking = page.access.credentials();
    await expect.poll(() => page.asked.length).toBe(1);
    page.otherTab().own(NEW);
    page.tellKept();
    expect(await asking).toEqual({ kind: 'token', token: 't2' });
  });

  it('are behind when another tab became the owner, until they are asked for again', async () => {
    const page = start({ [NEW]: granted('t2', 'own') }, { hearsTabs: true });
    await page.access.credentials();
    expect(page.access.isBehind).toBe(false);
    page.otherTab().own(NEW);
    expect(page.access.isBehind).toBe(true);
    await page.access.credentials();
    expect(page.access.isBehind).toBe(false);
  });

  it('of a link for one person are those of another tab that came by it at the same moment', async () => {
    const answers: Record<string, unknown> = { [GIVEN]: refused('used_up') };
    const page = start(answers, { fragment: `#k=${GIVEN}`, hearsTabs: true });
    const asking = page.access.credentials();
    await expect.poll(() => page.asked.length).toBe(1);
    answers[GIVEN] = granted('t');
    page.otherTab().keepTicket(GIVEN, 'seen');
    page.tellKept();
    expect(await asking).toEqual({ kind: 'token', token: 't' });
    expect(page.asked.at(-1)?.body).toEqual({ key: GIVEN, ticket: 'seen' });
  });

  it.each(['rate', 'storage'])('cannot be had now when the server says %s', async (error) => {
    const page = start({ [OWN]: refused(error) }, { kept: { own: OWN } });
    await expect(page.access.credentials()).rejects.toThrow('No.');
    expect(page.kept().own).toBe(OWN);
  });

  it('keep the owner’s key when the server does not answer', async () => {
    const page = start({}, { kept: { own: OWN } });
    await expect(page.access.credentials()).rejects.toThrow('No network.');
    expect(page.kept().own).toBe(OWN);
  });

  it('wait for the new key while one’s own is replaced', async () => {
    const answers = {
      [OWN]: granted('t', 'own', { link: 'mine' }),
      [NEW]: granted('t2', 'own', { link: 'next' }),
      'links/mine/rotate': { ok: true, value: { link: { id: 'next' }, key: NEW } },
    };
    const page = start(answers, { kept: { own: OWN } });
    await page.access.credentials();
    const rotating = page.access.sharing.rotate('mine');
    expect(await page.access.credentials()).toEqual({ kind: 'token', token: 't2' });
    await rotating;
    expect(page.access.linkId).toBe('next');
    expect(page.kept()).toMatchObject({ own: NEW, links: { next: NEW } });
  });
});

describe('Where people sign in', () => {
  const ADA = { user: { name: 'Ada' } };

  it('a token is asked for without any key, too, as it says who one is', async () => {
    const page = start({ token: granted('t', 'edit', ADA) }, { mode: 'oidc' });
    expect(await page.access.credentials()).toEqual({ kind: 'token', token: 't' });
    expect(page.asked.map(({ body }) => body)).toEqual([{}]);
  });

  it('a board that takes it is not opened before, and an owner’s key is not forgotten for it', async () => {
    const page = start({ [OWN]: refused('sign_in') }, { mode: 'oidc', kept: { own: OWN } });
    expect(await page.access.credentials()).toMatchObject({ kind: 'denied' });
    expect([page.access.denial?.error, page.access.signInNeed]).toEqual(['sign_in', undefined]);
    expect(page.kept().own).toBe(OWN);
  });

  it('a board that was open stays so when it ends, and goes on after it', async () => {
    const answers: Record<string, unknown> = { token: granted('t', 'edit', ADA) };
    const page = start(answers, { mode: 'oidc' });
    await page.access.credentials();
    answers.token = refused('sign_in');
    await expect(page.access.credentials()).rejects.toThrow('No.');
    expect([page.access.denial, page.access.signInNeed]).toEqual([undefined, 'goOn']);
    answers.token = granted('t2', 'edit', ADA);
    expect(await page.access.credentials()).toEqual({ kind: 'token', token: 't2' });
    expect(page.access.signInNeed).toBeUndefined();
  });

  it('one who goes on as a guest is told', async () => {
    const answers: Record<string, unknown> = { token: granted('t', 'edit', ADA) };
    const page = start(answers, { mode: 'oidc' });
    await page.access.credentials();
    answers.token = granted('t2');
    await page.access.credentials();
    expect(page.access.signInNeed).toBe('again');
  });

  it('a key does not become the owner’s because the application makes one an owner', async () => {
    const page = start({ [GIVEN]: granted('t', 'own') }, { mode: 'token', fragment: `#k=${GIVEN}` });
    await page.access.credentials();
    expect(page.kept().own).toBeUndefined();
  });
});

describe('A new board', () => {
  it('is claimed before it is entered where its address says so', async () => {
    const answers = {
      claim: { ok: true, value: { key: OWN } },
      [OWN]: granted('t', 'own', { link: 'mine' }),
    };
    const page = start(answers, { fragment: '#new' });
    expect(await page.access.credentials()).toEqual({ kind: 'token', token: 't' });
    expect([page.kept().own, page.drops() > 0]).toEqual([OWN, true]);
  });

  it('that takes a key to be made is denied without', async () => {
    const { access } = start({ claim: refused('create_key') }, { fragment: '#new' });
    expect(await access.credentials()).toMatchObject({ kind: 'denied' });
    expect(access.denial?.error).toBe('create_key');
  });

  it('that somebody else made at the same time is theirs, and says so', async () => {
    const page = start({ claim: refused('claimed') }, { fragment: '#new' });
    expect(await page.access.credentials()).toEqual({ kind: 'none' });
    expect([page.access.denial?.error, page.kept().own]).toEqual(['claimed', undefined]);
  });

  it('is claimed by nobody who came by a link', async () => {
    const page = start({}, { fragment: `#k=${GIVEN}` });
    expect(await page.access.claim()).toBe(false);
    expect(page.asked).toEqual([]);
  });
});

describe('What a browser keeps of a board', () => {
  it('is nothing while there is nothing to keep', () => {
    const { keyring, kept } = start({});
    keyring.setLastMayEdit(true);
    expect(kept()).toEqual({});
    expect(keyring.lastMayEdit).toBe(true);
  });

  it('tells at the next visit that one may only look', () => {
    const { keyring, kept } = start({});
    keyring.setLastMayEdit(false);
    expect(start({}, { kept: kept() }).keyring.lastMayEdit).toBe(false);
    keyring.setLastMayEdit(true);
    expect(start({}, { kept: kept() }).keyring.lastMayEdit).toBe(true);
  });

  it('is what all of its tabs keep together', () => {
    const { keyring, otherTab, kept } = start({}, { kept: { own: OWN } });
    const other = otherTab();
    keyring.keepLink('a', GIVEN);
    other.keepLink('b', GIVEN);
    other.own(NEW);
    keyring.disown(OWN);
    keyring.setLastMayEdit(false);
    expect([keyring.owned, other.keyOfLink('a')]).toEqual([NEW, GIVEN]);
    expect(kept()).toMatchObject({ own: NEW, links: { a: GIVEN, b: GIVEN }, looksOnly: true });
  });

  it('lasts in the tab where the browser keeps nothing', () => {
    const { keyring, fill } = start({}, { kept: { own: OWN } });
    fill();
    keyring.own(NEW);
    keyring.keepLink('a', GIVEN);
    expect([keyring.owned, keyring.keyOfLink('a')]).toEqual([NEW, GIVEN]);
  });

  it('is believed only as far as it makes sense', () => {
    const { keyring } = start({}, { kept: { own: 'short', links: { a: 5 }, tickets: 'none' } });
    expect([keyring.owned, keyring.keyOfLink('a'), keyring.ticketOf('x')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
