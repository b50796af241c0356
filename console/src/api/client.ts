import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './schema';

/** The API as openapi.yaml describes it; a route or field that is not there does not compile. */
export const client = createClient<paths>();

/** Sends a token with every request; `refused` is told when the service does not take it. */
export function authorize(token: string, refused: () => void): void {
  const middleware: Middleware = {
    onRequest({ request }) {
      request.headers.set('Authorization', `Bearer ${token}`);
      return request;
    },
    onResponse({ response }) {
      if (response.status === 401) {
        refused();
      }
    },
  };
  client.use(middleware);
}
