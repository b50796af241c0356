/** What requests are let in with. In memory only: it is gone with the page. */
let authorization: string | undefined;
let tellLapse: () => void = () => undefined;
let lapse: Lapse | undefined;

/** The time in which the service no longer takes the token, and no other is there yet. */
class Lapse {
  end: () => void = () => undefined;
  giveUp: (cause: Error) => void = () => undefined;
  readonly over = new Promise<void>((resolve, reject) => {
    this.end = resolve;
    this.giveUp = reject;
  });
}

/** Who asked has signed out, or somebody else came in. */
export class SignedOut extends Error {}

/** Sends a token with every request, those that wait for it too; `lapsed` is told once the service does not take it. */
export function authorize(token: string, lapsed: () => void): void {
  authorization = `Bearer ${token}`;
  tellLapse = lapsed;
  lapse?.end();
  lapse = undefined;
}

/** Sends no token from here on. What waits for one fails. */
export function forgetToken(): void {
  authorization = undefined;
  lapse?.giveUp(new SignedOut());
  lapse = undefined;
}

/** Whether a link alone is refused: it sends no token. */
export function needsToken(): boolean {
  return authorization !== undefined;
}

/**
 * Sends a request: with the token where there is one, but to our own service only. One that the service no longer
 * lets in waits until it is let in again, and so do all that come after it: who asked does not notice.
 */
export async function send(request: Request): Promise<Response> {
  await lapse?.over;
  const used = authorization;
  if (used === undefined || new URL(request.url).origin !== location.origin) {
    return fetch(request);
  }
  const authorized = request.clone();
  authorized.headers.set('Authorization', used);
  const answer = await fetch(authorized);
  if (answer.status !== 401 || authorization === undefined) {
    return answer;
  }
  if (used === authorization) {
    await lapsed();
  }
  return send(request);
}

function lapsed(): Promise<void> {
  if (lapse === undefined) {
    lapse = new Lapse();
    tellLapse();
  }
  return lapse.over;
}
