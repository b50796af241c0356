import * as oauth from 'oauth4webapi';
import type { SignInSettings } from './settings';
import { SignInError } from './SignInError';

/** What is remembered while the reader is at the issuer. The token itself is never stored. */
export interface Begun {
  verifier: string;
  state: string;
  returnTo: string;
}

const STORED_AS = 'npuc.signIn';

/** Where to send the reader in the place of this page, which goes on from what is stored when it is loaded again. */
export async function beginSignIn(settings: SignInSettings, from: URL): Promise<string> {
  const { url, begun } = await beginBeside(settings, from);
  sessionStorage.setItem(STORED_AS, JSON.stringify(begun));
  return url;
}

/** Where to send the reader beside this page: authorisation code with PKCE (RFC 7636, S256). */
export async function beginBeside(
  settings: SignInSettings,
  from: URL,
): Promise<{ url: string; begun: Begun }> {
  const begun: Begun = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    returnTo: from.pathname + from.search,
  };
  const { authorization_endpoint } = await issuerOf(settings);
  const url = new URL(authorization_endpoint ?? '');
  const query = {
    response_type: 'code',
    client_id: settings.clientId,
    scope: settings.scope,
    redirect_uri: redirectUri(from),
    state: begun.state,
    code_challenge: await oauth.calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: 'S256',
  };
  Object.entries(query).forEach(([name, value]) => {
    url.searchParams.set(name, value);
  });
  return { url: url.href, begun };
}

/** Whether a sign-in began in this window. */
export function hasBegun(): boolean {
  return sessionStorage.getItem(STORED_AS) !== null;
}

export function forgetBegun(): void {
  sessionStorage.removeItem(STORED_AS);
}

/** Whether an address is the way back from the issuer. */
export function isReturn({ searchParams }: URL): boolean {
  return searchParams.has('state') && (searchParams.has('code') || searchParams.has('error'));
}

/** Changes the code for a token, once; says where the reader wanted to go. */
export async function endSignIn(
  settings: SignInSettings,
  at: URL,
): Promise<{ token: string; returnTo: string }> {
  const begun = takeBegun();
  if (begun === undefined) {
    throw new SignInError('unknownState');
  }
  return { token: await endWith(settings, at, begun), returnTo: begun.returnTo };
}

/** Changes the code that the reader came back with for a token. */
export async function endWith(settings: SignInSettings, at: URL, begun: Begun): Promise<string> {
  const issuer = await issuerOf(settings);
  const client = { client_id: settings.clientId };
  const answer = checkedAnswer(issuer, client, at, begun);
  const response = await oauth.authorizationCodeGrantRequest(
    issuer,
    client,
    oauth.None(),
    answer,
    redirectUri(at),
    begun.verifier,
  );
  return tokenOf(issuer, client, response);
}

/** Read once: an answer can't be used a second time. */
function takeBegun(): Begun | undefined {
  const stored = sessionStorage.getItem(STORED_AS);
  forgetBegun();
  return stored === null ? undefined : (JSON.parse(stored) as Begun);
}

async function issuerOf(settings: SignInSettings): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(settings.issuer);
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer));
}

function redirectUri({ origin }: URL): string {
  return `${origin}/`;
}

/** What the issuer sent the reader back with, when that belongs to what was begun here. */
function checkedAnswer(
  issuer: oauth.AuthorizationServer,
  client: oauth.Client,
  at: URL,
  { state }: Begun,
): URLSearchParams {
  try {
    return oauth.validateAuthResponse(issuer, client, at, state);
  } catch (cause) {
    if (cause instanceof oauth.AuthorizationResponseError) {
      throw new SignInError('refused', cause.error_description ?? cause.error, { cause });
    }
    throw new SignInError('unknownState', '', { cause });
  }
}

async function tokenOf(
  issuer: oauth.AuthorizationServer,
  client: oauth.Client,
  response: Response,
): Promise<string> {
  try {
    return (await oauth.processAuthorizationCodeResponse(issuer, client, response)).access_token;
  } catch (cause) {
    throw new SignInError('refused', wordsOf(cause, response), { cause });
  }
}

/** The issuer's own word, else what is wrong with its answer. */
function wordsOf(cause: unknown, { ok, status }: Response): string {
  if (cause instanceof oauth.ResponseBodyError) {
    return cause.error;
  }
  return ok && cause instanceof Error ? cause.message : String(status);
}
