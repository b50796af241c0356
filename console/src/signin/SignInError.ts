/** Why a sign-in did not end well; `detail` is what the issuer says of it. */
export class SignInError extends Error {
  readonly reason: 'refused' | 'unknownState' | 'notTaken' | 'noWindow';
  readonly detail: string;

  constructor(reason: SignInError['reason'], detail = '', options?: ErrorOptions) {
    super(`${reason} ${detail}`, options);
    this.reason = reason;
    this.detail = detail;
  }
}
