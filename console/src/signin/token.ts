import { authorize, client, forgetToken } from '../api/client';
import { queryClient } from '../api/connection';
import { dataOf } from '../api/problem';
import { SIGN_IN, type State } from './state';

const FORM = /^npuc_[A-Za-z0-9_-]{43}$/;

function become(state: State): void {
  queryClient.setQueryData<State>(SIGN_IN, state);
}

/** Goes in with a token, if the service takes it. */
export async function enterWith(token: string): Promise<void> {
  if (!FORM.test(token)) {
    become('refused');
    return;
  }
  authorize(token, () => {
    leave('refused');
  });
  await dataOf(client.GET('/v1/whoami'));
  become('withToken');
}

/** Forgets the token, and all that it let one see. */
export function leave(as: State): void {
  forgetToken();
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SIGN_IN[0] });
  become(as);
}
