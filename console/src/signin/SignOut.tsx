import { useTexts } from '../i18n/language';
import { PlainButton } from '../ui/PlainButton';
import { signOut } from './entry';
import { useSignedIn } from './state';

/** For who came in with an access token. */
export function SignOut() {
  const t = useTexts();
  const state = useSignedIn();
  return state?.is === 'in' && state.by === 'token' ? (
    <PlainButton
      look="quiet"
      onPress={() => {
        signOut('token');
      }}
    >
      {t.signIn.signOut}
    </PlainButton>
  ) : null;
}
