import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { beginSignIn, endSignIn, isReturn } from './oidc';
import { BEARER, idToken, Issuer, SETTINGS } from './testIssuer';

const HERE = new URL('https://npuc.example/compilations/c-1?phase=Failed');
const stored = new Map<string, string>();
let issuer: Issuer;

beforeEach(() => {
  stored.clear();
  issuer = new Issuer();
  vi.stubGlobal('fetch', issuer.fetch);
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => stored.set(name, value),
    removeItem: (name: string) => stored.delete(name),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

async function sentToIssuer(): Promise<URL> {
  const url = new URL(await beginSignIn(SETTINGS, HERE));
  issuer.challenge = url.searchParams.get('code_challenge') ?? '';
  return url;
}

async function stateOfSignIn(): Promise<string> {
  return (await sentToIssuer()).searchParams.get('state') ?? '';
}

function back(query: Record<string, string>): URL {
  return new URL(`https://npuc.example/?${new URLSearchParams(query).toString()}`);
}

describe('sign-in', () => {
  test('sends the reader with a challenge, and never with the verifier', async () => {
    const url = await sentToIssuer();

    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      tenant: 'a',
      response_type: 'code',
      client_id: 'console',
      scope: 'openid',
      redirect_uri: 'https://npuc.example/',
      code_challenge_method: 'S256',
    });
    const { verifier } = JSON.parse(stored.get('npuc.signIn') ?? '{}') as { verifier: string };
    expect(verifier).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(url.href).not.toContain(verifier);
  });

  test('ends with a token where it began, and leaves nothing stored', async () => {
    const state = await stateOfSignIn();

    const ended = await endSignIn(SETTINGS, back({ code: 'good', state }));

    expect(ended).toEqual({ token: 'the-token', returnTo: '/compilations/c-1?phase=Failed' });
    expect(stored.size).toBe(0);
  });

  test.each([
    ['another state', (state: string) => ({ code: 'good', state: `${state}x` })],
    ['another issuer', (state: string) => ({ code: 'good', state, iss: 'https://other.example' })],
    ['a refusal of another state', (state: string) => ({ error: 'access_denied', state: `${state}x` })],
  ])('an answer that did not begin here is not followed: %s', async (_, query) => {
    const state = await stateOfSignIn();
    await expect(endSignIn(SETTINGS, back(query(state)))).rejects.toMatchObject({ reason: 'unknownState' });
    expect(issuer.tokensAskedFor).toBe(0);
  });

  test('an answer can be used once', async () => {
    const answer = back({ code: 'good', state: await stateOfSignIn() });
    await endSignIn(SETTINGS, answer);
    await expect(endSignIn(SETTINGS, answer)).rejects.toMatchObject({ reason: 'unknownState' });
    expect(issuer.tokensAskedFor).toBe(1);
  });

  test('a code that the issuer does not take is told', async () => {
    const state = await stateOfSignIn();
    await expect(endSignIn(SETTINGS, back({ code: 'bad', state }))).rejects.toMatchObject({
      reason: 'refused',
      detail: 'invalid_grant',
    });
  });

  test('an answer without words is told by its status', async () => {
    issuer.refusal = new Response('<html>', { status: 500 });
    const state = await stateOfSignIn();
    await expect(endSignIn(SETTINGS, back({ code: 'bad', state }))).rejects.toMatchObject({
      reason: 'refused',
      detail: '500',
    });
  });

  test.each([
    ['no token', { token_type: 'Bearer' }, /access_token/],
    ['an identity of another application', { ...BEARER, id_token: idToken({ aud: 'other' }) }, /audience/],
    ['an identity of another issuer', { ...BEARER, id_token: idToken({ iss: 'other' }) }, /issuer/],
    ['an identity that was not asked for', { ...BEARER, id_token: idToken({ nonce: 'n' }) }, /nonce/],
  ])('a grant is refused that holds %s', async (_, grant, detail) => {
    issuer.grant = grant;
    const answer = back({ code: 'good', state: await stateOfSignIn() });
    await expect(endSignIn(SETTINGS, answer)).rejects.toMatchObject({
      reason: 'refused',
      detail: expect.stringMatching(detail) as string,
    });
  });

  test('a grant is taken that tells who it is', async () => {
    issuer.grant = { ...BEARER, id_token: idToken({}) };
    const answer = back({ code: 'good', state: await stateOfSignIn() });
    await expect(endSignIn(SETTINGS, answer)).resolves.toMatchObject({ token: 'the-token' });
  });

  test('nobody is sent to an issuer that calls itself otherwise', async () => {
    issuer.calledItself = 'https://other.example';
    await expect(beginSignIn(SETTINGS, HERE)).rejects.toThrow(/issuer/);
  });

  test('what the issuer says of a refusal is told', async () => {
    const state = await stateOfSignIn();
    const answer = back({ error: 'access_denied', error_description: 'Not you.', state });
    expect(isReturn(answer)).toBe(true);
    await expect(endSignIn(SETTINGS, answer)).rejects.toMatchObject({ detail: 'Not you.' });
  });

  test('an ordinary address is no way back', () => {
    expect(isReturn(HERE)).toBe(false);
  });
});
