import type { SignInSettings } from './settings';

/** Why a sign-in did not end well; `detail` is what the issuer says of it. */
export class SignInError extends Error {
  readonly reason: 'refused' | 'unknownState';
  readonly detail: string;

  constructor(reason: SignInError['reason'], detail = '') {
    super(`${reason} ${detail}`);
    this.reason = reason;
    this.detail = detail;
  }
}

interface Endpoints {
  authorization_endpoint: string;
  token_endpoint: string;
}

/** What is remembered while the reader is at the issuer. The token itself is never stored. */
interface Begun {
  verifier: string;
  state: string;
  returnTo: string;
}

const STORED_AS = 'npuc.signIn';

/** Where to send the reader: authorisation code with PKCE (RFC 7636, S256). */
export async function beginSignIn(settings: SignInSettings, from: URL): Promise<string> {
  const begun: Begun = { verifier: random(), state: random(), returnTo: from.pathname + from.search };
  sessionStorage.setItem(STORED_AS, JSON.stringify(begun));
  const { authorization_endpoint } = await endpointsOf(settings.issuer);
  const url = new URL(authorization_endpoint);
  const query = {
    response_type: 'code',
    client_id: settings.clientId,
    scope: settings.scope,
    redirect_uri: redirectUri(from),
    state: begun.state,
    code_challenge: await challengeOf(begun.verifier),
    code_challenge_method: 'S256',
  };
  Object.entries(query).forEach(([name, value]) => {
    url.searchParams.set(name, value);
  });
  return url.href;
}

/** Whether an address is the way back from the issuer. */
export function isReturn({ searchParams }: URL): boolean {
  return searchParams.has('state') && (searchParams.has('code') || searchParams.has('error'));
}

/** Changes the code for a token; says where the reader wanted to go. */
export async function endSignIn(
  settings: SignInSettings,
  at: URL,
): Promise<{ token: string; returnTo: string }> {
  const begun = takeBegun();
  if (begun === undefined || begun.state !== at.searchParams.get('state')) {
    throw new SignInError('unknownState');
  }
  const error = at.searchParams.get('error');
  if (error !== null) {
    throw new SignInError('refused', at.searchParams.get('error_description') ?? error);
  }
  const { token_endpoint } = await endpointsOf(settings.issuer);
  const answer = await fetch(token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: settings.clientId,
      code: at.searchParams.get('code') ?? '',
      redirect_uri: redirectUri(at),
      code_verifier: begun.verifier,
    }),
  });
  const body = (await answer.json()) as { access_token?: string; error?: string };
  if (!answer.ok || body.access_token === undefined) {
    throw new SignInError('refused', body.error ?? String(answer.status));
  }
  return { token: body.access_token, returnTo: begun.returnTo };
}

/** Read once: an answer can't be used a second time. */
function takeBegun(): Begun | undefined {
  const stored = sessionStorage.getItem(STORED_AS);
  sessionStorage.removeItem(STORED_AS);
  return stored === null ? undefined : (JSON.parse(stored) as Begun);
}

async function endpointsOf(issuer: string): Promise<Endpoints> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  return (await answer.json()) as Endpoints;
}

function redirectUri({ origin }: URL): string {
  return `${origin}/`;
}

async function challengeOf(verifier: string): Promise<string> {
  return base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
}

function random(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)).buffer);
}

function base64url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
