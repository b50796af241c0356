import { authorize, forgetToken } from '../api/authorized';
import { isAnswer, queryClient } from '../api/connection';
import { ApiProblem } from '../api/problem';
import { SignInError } from './SignInError';
import { become, type State, type Way } from './state';

const FORM = /^npuc_[A-Za-z0-9_-]{43}$/;

let who: string | undefined;
let visit = 0;

/**
 * Lets a reader in by a token, when the service takes it. Who was here before goes on where he was; somebody else
 * finds nothing of it.
 */
export async function letIn(token: string, by: Way): Promise<State> {
  const name = await nameOf(token);
  if (name !== who) {
    forget();
    who = name;
    visit += 1;
  }
  authorize(token, () => {
    become({ is: 'lapsed', by, visit });
  });
  return { is: 'in', by, visit };
}

/** Lets a reader in by an access token. What is none may be a secret of something else: it is not sent. */
export async function enterWith(token: string): Promise<State> {
  if (!FORM.test(token)) {
    throw new SignInError('notTaken');
  }
  return letIn(token, 'token');
}

/** Forgets the token, and all that it let one see. */
export function signOut(by: Way): void {
  forget();
  become({ is: 'asked', by });
}

function forget(): void {
  who = undefined;
  forgetToken();
  queryClient.removeQueries({ predicate: isAnswer });
}

/** Asked beside all other requests: these wait while nobody is let in. */
async function nameOf(token: string): Promise<string> {
  const answer = await fetch('/v1/whoami', { headers: { Authorization: `Bearer ${token}` } });
  if (answer.status === 401) {
    throw new SignInError('notTaken');
  }
  const told = (await answer.json().catch(() => ({}))) as { name?: string; detail?: string };
  if (!answer.ok || told.name === undefined) {
    throw new ApiProblem(answer.status, told);
  }
  return told.name;
}
