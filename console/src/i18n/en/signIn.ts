export const signIn = {
  working: 'Signing in',
  failed: 'The sign-in did not work.',
  again: 'Sign in',
  refused: 'The issuer refused:',
  signedOut: 'You are signed out.',
  lapsed:
    'Your sign-in has ended: it expired, or was taken back. What you entered is kept: sign in to go on.',
  beside: 'A window of its own opens for it, and closes when you are back.',
  noWindow: 'The browser did not open a window. Allow windows for this page, and try again.',
  unknownState: 'The answer of the issuer does not belong to a sign-in that began here.',
  noSettings: 'The settings of the console could not be read.',
  token: 'Access token',
  tokenHint: 'It begins with npuc_. It stays in this page, and is forgotten when you leave or reload it.',
  tokenAsked: 'This service asks for an access token.',
  tokenWhere:
    'An admin of your team creates one for you, or whoever runs the service: scripts/npuc-admin token create.',
  notTaken: 'The service does not take this token. It may have expired, or been deleted.',
  signOut: 'Sign out',
};
