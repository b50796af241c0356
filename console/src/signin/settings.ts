/** How people sign in, as the service is deployed. */
export interface SignInSettings {
  issuer: string;
  clientId: string;
  scope: string;
}

/** Undefined where everybody may come, as on one's own machine; `token` where an access token is asked for. */
export async function readSettings(): Promise<SignInSettings | 'token' | undefined> {
  const answer = await fetch('/config.json');
  if (!answer.ok) {
    throw new Error(`/config.json: ${answer.status}`);
  }
  const settings = (await answer.json()) as Partial<SignInSettings> & { signIn?: string };
  if (settings.signIn === 'token') {
    return 'token';
  }
  const { issuer, clientId, scope } = settings;
  return issuer && clientId && scope ? { issuer, clientId, scope } : undefined;
}
