import { skipToken, useQuery } from '@tanstack/react-query';
import { useTexts } from '../i18n/language';
import { PlainButton } from '../ui/PlainButton';
import { SIGN_IN, type State } from './state';
import { leave } from './token';

/** For who came in with an access token. */
export function SignOut() {
  const t = useTexts();
  const { data } = useQuery<State>({ queryKey: SIGN_IN, queryFn: skipToken });
  return data === 'withToken' ? (
    <PlainButton
      look="quiet"
      onPress={() => {
        leave('asked');
      }}
    >
      {t.signIn.signOut}
    </PlainButton>
  ) : null;
}
