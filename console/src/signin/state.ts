import { skipToken, useQuery } from '@tanstack/react-query';
import { queryClient, SIGN_IN } from '../api/connection';

/** How people are let in: all are, or by an access token, or by an issuer. */
export type Way = 'anyone' | 'token' | 'issuer';

/**
 * Where a reader is: let in; let in before, by what the service no longer takes; to be let in; or on the way to an
 * issuer. `visit` tells apart who came in one after the other: what one entered is not for the next.
 */
export type State =
  { is: 'in' | 'lapsed'; by: Way; visit: number } | { is: 'asked'; by: Way } | { is: 'leaving' };

export function become(state: State): void {
  queryClient.setQueryData<State>(SIGN_IN, state);
}

/** Where the reader is now, for what is shown around the pages. */
export function useSignedIn(): State | undefined {
  return useQuery<State>({ queryKey: SIGN_IN, queryFn: skipToken }).data;
}
