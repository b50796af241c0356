import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './schema';

/** The API as openapi.yaml describes it; a route or field that is not there does not compile. */
export const client = createClient<paths>();

interface Authorization {
  header: string;
  middleware: Middleware;
}

/** In memory only: a token is gone with the page. */
let current: Authorization | undefined;

/** Sends a token with every request; `refused` is told when the service does not take it. */
export function authorize(token: string, refused: () => void): void {
  const header = `Bearer ${token}`;
  const middleware: Middleware = {
    onRequest({ request }) {
      request.headers.set('Authorization', header);
      return request;
    },
    onResponse({ response }) {
      if (response.status === 401) {
        refused();
      }
    },
  };
  forgetToken();
  client.use(middleware);
  current = { header, middleware };
}

/** Sends no token from here on. */
export function forgetToken(): void {
  if (current !== undefined) {
    client.eject(current.middleware);
    current = undefined;
  }
}

/** For what is sent to an address that the service told: its own gets the token, no other does. */
export function headersFor(url: string): Record<string, string> {
  const isOurs = new URL(url, location.href).origin === location.origin;
  return isOurs && current !== undefined ? { Authorization: current.header } : {};
}
