import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { handOver, signInBeside } from './beside';
import { signOut } from './entry';
import { Issuer, SETTINGS } from './testIssuer';

const stored = new Map<string, string>();
let issuer: Issuer;
let opened: { location: { href: string } } | null;
let closed: number;

beforeEach(() => {
  stored.clear();
  issuer = new Issuer();
  opened = { location: { href: '' } };
  closed = 0;
  vi.stubGlobal('location', new URL('https://npuc.example/models?phase=Failed'));
  vi.stubGlobal('window', {
    open: () => opened,
    close: () => {
      closed += 1;
    },
  });
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    removeItem: (name: string) => stored.delete(name),
  });
  vi.stubGlobal('fetch', (url: string, request?: { body: URLSearchParams }) => {
    if (url === '/config.json') {
      return Promise.resolve(Response.json(SETTINGS));
    }
    return url === '/v1/whoami'
      ? Promise.resolve(Response.json({ name: 'kim', role: 'read' }))
      : issuer.fetch(url, request);
  });
});

afterEach(() => {
  signOut('issuer');
  vi.unstubAllGlobals();
});

/** Where the window was sent, and what the issuer remembers of it. */
async function sent(): Promise<URLSearchParams> {
  await vi.waitUntil(() => opened?.location.href !== '');
  const { searchParams } = new URL(opened?.location.href ?? '');
  issuer.challenge = searchParams.get('code_challenge') ?? '';
  return searchParams;
}

function back(query: Record<string, string>): URL {
  return new URL(`https://npuc.example/?${new URLSearchParams(query).toString()}`);
}

test('the window that comes back gives its code to the page, and closes', async () => {
  const entering = signInBeside();
  const state = (await sent()).get('state') ?? '';

  expect(await handOver(back({ code: 'good', state }))).toBe(true);
  expect(closed).toBe(1);
  expect(await entering).toMatchObject({ is: 'in', by: 'issuer' });
});

test('what the issuer refuses is told in the page', async () => {
  const entering = signInBeside();
  const refused = expect(entering).rejects.toMatchObject({ reason: 'refused', detail: 'Not you.' });
  const state = (await sent()).get('state') ?? '';

  await handOver(back({ error: 'access_denied', error_description: 'Not you.', state }));
  await refused;
});

test('a window that nobody waits for, or that began itself, goes on by itself', async () => {
  void signInBeside();
  await sent();

  expect(await handOver(back({ code: 'good', state: 'another' }))).toBe(false);
  stored.set('npuc.signIn', '{}');
  expect(await handOver(back({ code: 'good', state: 'mine' }))).toBe(false);
  expect(closed).toBe(0);
});

test('a browser that opens no window says so', async () => {
  opened = null;
  await expect(signInBeside()).rejects.toMatchObject({ reason: 'noWindow' });
});
