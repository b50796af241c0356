import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { client, headersFor } from '../api/client';
import { queryClient } from '../api/connection';
import { SIGN_IN } from './state';
import { enterWith, leave } from './token';

const TOKEN = `npuc_${'a'.repeat(43)}`;
let seen: (string | null)[] = [];
let status = 200;

beforeEach(() => {
  seen = [];
  status = 200;
  vi.stubGlobal('location', new URL('http://npuc.example/models'));
  vi.stubGlobal('fetch', (request: Request) => {
    seen.push(request.headers.get('Authorization'));
    return Promise.resolve(Response.json({ name: 'kim', role: 'read' }, { status }));
  });
});

afterEach(() => {
  leave('asked');
  vi.unstubAllGlobals();
});

function ask() {
  return client.GET('/v1/models', { baseUrl: 'http://npuc.example', fetch: globalThis.fetch });
}

function enter(token: string) {
  vi.spyOn(client, 'GET').mockImplementationOnce(() =>
    Promise.resolve({
      data: {},
      response: new Response(null, { status: 200 }),
    } as never),
  );
  return enterWith(token);
}

test('a token that is taken goes with every request, until one signs out', async () => {
  await enter(TOKEN);
  await ask();

  expect(queryClient.getQueryData(SIGN_IN)).toBe('withToken');
  leave('asked');
  await ask();
  expect(seen).toEqual([`Bearer ${TOKEN}`, null]);
});

test('a token that the service does not take any more is forgotten, with what it let one see', async () => {
  await enter(TOKEN);
  queryClient.setQueryData(['models'], ['secret']);
  status = 401;
  await ask();

  expect(queryClient.getQueryData(SIGN_IN)).toBe('refused');
  expect(queryClient.getQueryData(['models'])).toBeUndefined();
  expect(headersFor('/v1/uploads/u/files/1/parts/1')).toEqual({});
});

test.each(['', 'npuc_', 'Bearer x', `${TOKEN}김`, `${TOKEN}\n`])(
  'what is no token is not sent: %j',
  async (text) => {
    await enterWith(text);

    expect(queryClient.getQueryData(SIGN_IN)).toBe('refused');
    expect(seen).toEqual([]);
  },
);

test('a part gets the token where it goes to the service itself, and nowhere else', async () => {
  await enter(TOKEN);

  expect(headersFor('/v1/uploads/u/files/1/parts/1')).toEqual({ Authorization: `Bearer ${TOKEN}` });
  expect(headersFor('https://bucket.s3.eu-central-1.amazonaws.com/x')).toEqual({});
  expect(headersFor('//evil.example/x')).toEqual({});
});
