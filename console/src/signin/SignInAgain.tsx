import { useMutation } from '@tanstack/react-query';
import { useTexts } from '../i18n/language';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { signInBeside } from './beside';
import { signOut } from './entry';
import { become, type Way } from './state';
import { TokenFields } from './TokenFields';
import { WhyNot } from './WhyNot';

/** Asks who was let in before, over the page that stays as it is below. To close it is to sign out. */
export function SignInAgain({ by }: { by: Way }) {
  const t = useTexts();
  return (
    <Dialog
      title={t.signIn.again}
      onClose={() => {
        signOut(by);
      }}
      isFilled
    >
      <div className="dialog-body stack sign-in-again">
        <p>{t.signIn.lapsed}</p>
        {by === 'token' ? <TokenFields /> : <AtTheIssuer />}
      </div>
    </Dialog>
  );
}

function AtTheIssuer() {
  const t = useTexts();
  const entering = useMutation({ mutationFn: signInBeside, onSuccess: become });
  return (
    <>
      <p>{t.signIn.beside}</p>
      {entering.error && <WhyNot error={entering.error} />}
      <div>
        <Button
          look="primary"
          autoFocus
          onPress={() => {
            entering.mutate();
          }}
        >
          {t.signIn.again}
        </Button>
      </div>
    </>
  );
}
