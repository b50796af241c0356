/** Where a reader is: let in, with an access token or without; on the way to an issuer; or not in yet. */
export type State = 'in' | 'withToken' | 'leaving' | 'expired' | 'asked' | 'refused';

export const SIGN_IN = ['signIn'];
