import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { beginSignIn, endSignIn, isReturn, SignInError } from './oidc';

const SETTINGS = { issuer: 'https://issuer.example/pool/', clientId: 'console', scope: 'openid' };
const HERE = new URL('https://npuc.example/compilations/c-1?phase=Failed');
const stored = new Map<string, string>();
let issuer: Issuer;

/** An issuer that checks what a real one checks: the code, and the verifier against its challenge. */
class Issuer {
  challenge = '';

  readonly fetch = (url: string, request?: { body: URLSearchParams }): Promise<Response> => {
    if (url === 'https://issuer.example/pool/.well-known/openid-configuration') {
      return Promise.resolve(
        Response.json({
          authorization_endpoint: 'https://issuer.example/authorize?tenant=a',
          token_endpoint: 'https://issuer.example/token',
        }),
      );
    }
    expect(url).toBe('https://issuer.example/token');
    return Promise.resolve(this.#token(request?.body ?? new URLSearchParams()));
  };

  #token(body: URLSearchParams): Response {
    const verifier = body.get('code_verifier') ?? '';
    const proof = createHash('sha256').update(verifier).digest('base64url');
    const isGood =
      body.get('code') === 'good' &&
      body.get('grant_type') === 'authorization_code' &&
      body.get('client_id') === 'console' &&
      body.get('redirect_uri') === 'https://npuc.example/' &&
      proof === this.challenge;
    return isGood
      ? Response.json({ access_token: 'the-token' })
      : Response.json({ error: 'invalid_grant' }, { status: 400 });
  }
}

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
    const state = (await sentToIssuer()).searchParams.get('state') ?? '';

    const ended = await endSignIn(SETTINGS, back({ code: 'good', state }));

    expect(ended).toEqual({ token: 'the-token', returnTo: '/compilations/c-1?phase=Failed' });
    expect(stored.size).toBe(0);
  });

  test('an answer with another state is refused', async () => {
    await sentToIssuer();
    await expect(endSignIn(SETTINGS, back({ code: 'good', state: 'other' }))).rejects.toMatchObject({
      reason: 'unknownState',
    });
  });

  test('an answer can be used once', async () => {
    const answer = back({ code: 'good', state: (await sentToIssuer()).searchParams.get('state') ?? '' });
    await endSignIn(SETTINGS, answer);
    await expect(endSignIn(SETTINGS, answer)).rejects.toBeInstanceOf(SignInError);
  });

  test('a code that the issuer does not take is told', async () => {
    const state = (await sentToIssuer()).searchParams.get('state') ?? '';
    await expect(endSignIn(SETTINGS, back({ code: 'bad', state }))).rejects.toMatchObject({
      reason: 'refused',
      detail: 'invalid_grant',
    });
  });

  test('what the issuer says of a refusal is told', async () => {
    const state = (await sentToIssuer()).searchParams.get('state') ?? '';
    const answer = back({ error: 'access_denied', error_description: 'Not you.', state });
    expect(isReturn(answer)).toBe(true);
    await expect(endSignIn(SETTINGS, answer)).rejects.toMatchObject({ detail: 'Not you.' });
  });

  test('an ordinary address is no way back', () => {
    expect(isReturn(HERE)).toBe(false);
  });
});
