/** Who asked has signed out, or somebody else came in. */
export class SignedOut extends Error {}

/** The time in which the service no longer takes the token, and no other is there yet. */
class Lapse {
  end: () => void = () => undefined;
  giveUp: (cause: Error) => void = () => undefined;
  readonly over = new Promise<void>((resolve, reject) => {
    this.end = resolve;
    this.giveUp = reject;
  });
}

/** One person's, by one token after the other. What is asked in it is never sent for anybody else. */
class Session {
  #authorization = '';
  #tellLapse: () => void = () => undefined;
  #lapse: Lapse | undefined;
  #isOver = false;

  renew(token: string, lapsed: () => void): void {
    this.#authorization = `Bearer ${token}`;
    this.#tellLapse = lapsed;
    this.#lapse?.end();
    this.#lapse = undefined;
  }

  end(): void {
    this.#isOver = true;
    this.#lapse?.giveUp(new SignedOut());
  }

  async send(request: Request): Promise<Response> {
    await this.#lapse?.over;
    const used = this.#authorization;
    const answer = await fetch(this.#authorized(request));
    if (answer.status !== 401) {
      return answer;
    }
    if (used === this.#authorization) {
      await this.#lapsed();
    }
    return this.send(request);
  }

  #authorized(request: Request): Request {
    if (this.#isOver) {
      throw new SignedOut();
    }
    const authorized = request.clone();
    authorized.headers.set('Authorization', this.#authorization);
    return authorized;
  }

  #lapsed(): Promise<void> {
    if (this.#isOver) {
      throw new SignedOut();
    }
    if (this.#lapse === undefined) {
      this.#lapse = new Lapse();
      this.#tellLapse();
    }
    return this.#lapse.over;
  }
}

/** In memory only: it is gone with the page. */
let session: Session | undefined;

/** Sends a token with every request, those that wait for it too; `lapsed` is told once the service does not take it. */
export function authorize(token: string, lapsed: () => void): void {
  session ??= new Session();
  session.renew(token, lapsed);
}

/** Sends no token from here on. What waits for one, or is refused later, fails: it is nobody else's. */
export function forgetToken(): void {
  session?.end();
  session = undefined;
}

/** Whether a link alone is refused: it sends no token. */
export function needsToken(): boolean {
  return session !== undefined;
}

/**
 * Sends a request: with the token where there is one, but to our own service only. One that the service no longer
 * lets in waits until it is let in again, and so do all that come after it: who asked does not notice.
 */
export function send(request: Request): Promise<Response> {
  const isOurs = new URL(request.url).origin === location.origin;
  return session !== undefined && isOurs ? session.send(request) : fetch(request);
}
