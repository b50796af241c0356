import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { send } from '../api/authorized';
import { client } from '../api/client';
import { queryClient, SIGN_IN } from '../api/connection';
import { enterWith, letIn, signOut } from './entry';
import { become } from './state';

const KIM = `npuc_${'k'.repeat(43)}`;
const NEW_KIM = `npuc_${'n'.repeat(43)}`;
const LEE = `npuc_${'l'.repeat(43)}`;

/** A service that knows whose tokens these are, and what was sent to it with which. */
let names: Map<string, string>;
let seen: string[];

beforeEach(() => {
  names = new Map([
    [KIM, 'kim'],
    [NEW_KIM, 'kim'],
    [LEE, 'lee'],
  ]);
  seen = [];
  vi.stubGlobal('location', new URL('http://npuc.example/models'));
  vi.stubGlobal('fetch', async (input: string | Request, init?: RequestInit) => {
    const request = new Request(new URL(input instanceof Request ? input.url : input, location.href), {
      ...(input instanceof Request ? { method: input.method, headers: input.headers } : init),
    });
    const token = request.headers.get('Authorization')?.replace('Bearer ', '') ?? '';
    const body = input instanceof Request ? await input.text() : '';
    seen.push(`${request.method} ${new URL(request.url).pathname} ${token} ${body}`.trim());
    const name = names.get(token);
    return name === undefined
      ? Response.json({ detail: 'Who are you?' }, { status: 401 })
      : Response.json({ name, role: 'admin', items: [] });
  });
});

afterEach(() => {
  signOut('token');
  vi.unstubAllGlobals();
});

function ask(path = '/v1/models', init: RequestInit = {}): Promise<Response> {
  return send(new Request(`http://npuc.example${path}`, init));
}

function state(): unknown {
  return queryClient.getQueryData(SIGN_IN);
}

async function enter(token: string): Promise<void> {
  become(await enterWith(token));
}

test('a token that is taken goes with every request, until one signs out', async () => {
  await enter(KIM);
  await client.GET('/v1/models', { baseUrl: 'http://npuc.example' });
  expect(state()).toMatchObject({ is: 'in', by: 'token' });

  signOut('token');
  await ask();
  expect(state()).toEqual({ is: 'asked', by: 'token' });
  expect(seen).toEqual([`GET /v1/whoami ${KIM}`, `GET /v1/models ${KIM}`, 'GET /v1/models']);
});

test('what was sent with a token that ended waits for the next, and is then done once', async () => {
  await enter(KIM);
  queryClient.setQueryData(['models'], ['kept']);
  names.delete(KIM);
  const made = ask('/v1/models', { method: 'POST', body: 'a-model' });
  await vi.waitUntil(() => (state() as { is: string }).is === 'lapsed');
  const later = ask('/v1/sets');
  seen = [];

  await enter(NEW_KIM);
  expect([(await made).status, (await later).status]).toEqual([200, 200]);
  expect(state()).toMatchObject({ is: 'in' });
  expect(queryClient.getQueryData(['models'])).toEqual(['kept']);
  expect(seen.sort()).toEqual([
    `GET /v1/sets ${NEW_KIM}`,
    `GET /v1/whoami ${NEW_KIM}`,
    `POST /v1/models ${NEW_KIM} a-model`,
  ]);
});

test('somebody else finds nothing of what was there, and sends nothing of it', async () => {
  await enter(KIM);
  const before = state() as { visit: number };
  queryClient.setQueryData(['models'], ['secret']);
  names.delete(KIM);
  const made = ask('/v1/models', { method: 'POST', body: 'a-model' });
  await vi.waitUntil(() => (state() as { is: string }).is === 'lapsed');
  const refused = expect(made).rejects.toThrow();

  await enter(LEE);
  await refused;
  expect(queryClient.getQueryData(['models'])).toBeUndefined();
  expect((state() as { visit: number }).visit).not.toBe(before.visit);
  expect(seen.filter((line) => line.includes(LEE))).toEqual([`GET /v1/whoami ${LEE}`]);
});

test.each([
  ['somebody else came in', () => enter(LEE)],
  [
    'somebody else came in after who asked had signed out',
    () => {
      signOut('token');
      return enter(LEE);
    },
  ],
])('what is refused late is not sent for another: %s', async (_, change) => {
  await enter(KIM);
  const answers: (() => void)[] = [];
  const quick = globalThis.fetch;
  vi.stubGlobal('fetch', async (input: string | Request, init?: RequestInit) => {
    if (input instanceof Request && input.url.endsWith('/slow')) {
      await new Promise<void>((resolve) => answers.push(resolve));
    }
    return quick(input, init);
  });
  const slow = expect(ask('/v1/slow', { method: 'POST', body: 'of-kim' })).rejects.toThrow();
  await vi.waitUntil(() => answers.length === 1);
  names.delete(KIM);

  await change();
  answers[0]?.();
  await slow;
  expect(seen.filter((line) => line.includes(LEE))).toEqual([`GET /v1/whoami ${LEE}`]);
});

test('a token that is not taken leaves what waits as it is', async () => {
  await enter(KIM);
  names.delete(KIM);
  const made = ask();
  await vi.waitUntil(() => (state() as { is: string }).is === 'lapsed');

  await expect(letIn(KIM, 'token')).rejects.toMatchObject({ reason: 'notTaken' });
  expect(state()).toMatchObject({ is: 'lapsed' });
  await enter(NEW_KIM);
  expect((await made).status).toBe(200);
});

test('who signs out has what waits fail', async () => {
  await enter(KIM);
  names.delete(KIM);
  const made = ask();
  await vi.waitUntil(() => (state() as { is: string }).is === 'lapsed');
  const refused = expect(made).rejects.toThrow();

  signOut('token');
  await refused;
});

test.each(['', 'npuc_', 'Bearer x', `${KIM}김`, `${KIM}\n`])(
  'what is no token is not sent: %j',
  async (text) => {
    await expect(enterWith(text)).rejects.toMatchObject({ reason: 'notTaken' });
    expect(seen).toEqual([]);
  },
);

test('a part gets the token where it goes to the service itself, and nowhere else', async () => {
  await enter(KIM);
  await ask('/v1/uploads/u/files/1/parts/1', { method: 'PUT', body: 'bytes' });
  await send(new Request('https://bucket.s3.eu-central-1.amazonaws.com/x', { method: 'PUT', body: 'bytes' }));
  await send(new Request('http://npuc.example.evil.example/x'));

  expect(seen.slice(1)).toEqual([
    `PUT /v1/uploads/u/files/1/parts/1 ${KIM} bytes`,
    'PUT /x  bytes',
    'GET /x',
  ]);
});
