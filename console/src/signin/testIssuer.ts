import { createHash } from 'node:crypto';
import { expect } from 'vitest';

export const SETTINGS = { issuer: 'https://issuer.example/pool/', clientId: 'console', scope: 'openid' };
export const BEARER = { access_token: 'the-token', token_type: 'Bearer' };

/** An issuer that checks what a real one checks: the code, and the verifier against its challenge. */
export class Issuer {
  challenge = '';
  calledItself = 'https://issuer.example/pool/';
  grant: object = BEARER;
  refusal = Response.json({ error: 'invalid_grant' }, { status: 400 });
  tokensAskedFor = 0;

  readonly fetch = (url: string, request?: { body: URLSearchParams }): Promise<Response> => {
    if (url === 'https://issuer.example/pool/.well-known/openid-configuration') {
      return Promise.resolve(
        Response.json({
          issuer: this.calledItself,
          authorization_endpoint: 'https://issuer.example/authorize?tenant=a',
          token_endpoint: 'https://issuer.example/token',
        }),
      );
    }
    expect(url).toBe('https://issuer.example/token');
    this.tokensAskedFor++;
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
    return isGood ? Response.json(this.grant) : this.refusal;
  }
}

/** As an issuer tells who signed in; over TLS from itself, its signature is not read. */
export function idToken(claims: object): string {
  const now = Math.floor(Date.now() / 1000);
  const all = { iss: SETTINGS.issuer, aud: 'console', sub: 'a-reader', iat: now, exp: now + 60, ...claims };
  const parts = [{ alg: 'RS256' }, all].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return `${parts.join('.')}.c2lnbmF0dXJl`;
}
