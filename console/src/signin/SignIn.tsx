import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { authorize } from '../api/client';
import { queryClient } from '../api/connection';
import { useTexts } from '../i18n/language';
import { PlainButton } from '../ui/PlainButton';
import { late } from '../ui/late';
import { readSettings } from './settings';
import { SignInError } from './SignInError';
import { SIGN_IN, type State } from './state';

const TokenForm = late('tokenForm', async () => (await import('./TokenForm')).TokenForm);

/** Shows the pages to people who are signed in, or to everybody where that is not asked for. */
export function SignIn({ children }: { children: ReactNode }) {
  const t = useTexts();
  const signIn = useQuery({ queryKey: SIGN_IN, queryFn: enter, staleTime: Infinity, gcTime: Infinity });
  if (signIn.data === 'in' || signIn.data === 'withToken') {
    return children;
  }
  if (signIn.data === 'asked' || signIn.data === 'refused') {
    return <TokenForm wasRefused={signIn.data === 'refused'} />;
  }
  if (signIn.error || signIn.data === 'expired') {
    return (
      <div className="empty" role="alert">
        <p className="empty-title">{signIn.error ? t.signIn.failed : t.signIn.expired}</p>
        {signIn.error && <Why error={signIn.error} />}
        <PlainButton look="primary" onPress={() => void leave()}>
          {t.signIn.again}
        </PlainButton>
      </div>
    );
  }
  return (
    <p className="sub" role="status">
      {signIn.data === 'leaving' ? t.signIn.working : t.common.loading}
    </p>
  );
}

function Why({ error }: { error: Error }) {
  const t = useTexts();
  if (!(error instanceof SignInError)) {
    return <p>{t.signIn.noSettings}</p>;
  }
  return (
    <p>
      {t.signIn[error.reason]} {error.detail}
    </p>
  );
}

async function enter(): Promise<State> {
  const settings = await readSettings();
  const here = new URL(location.href);
  if (settings === undefined) {
    return 'in';
  }
  if (settings === 'token') {
    return 'asked';
  }
  const { endSignIn, isReturn } = await import('./oidc');
  if (!isReturn(here)) {
    return leave();
  }
  history.replaceState(null, '', here.pathname);
  const { token, returnTo } = await endSignIn(settings, here);
  authorize(token, () => queryClient.setQueryData<State>(SIGN_IN, 'expired'));
  history.replaceState(null, '', returnTo);
  return 'in';
}

async function leave(): Promise<State> {
  const settings = await readSettings();
  if (settings !== undefined && settings !== 'token') {
    const { beginSignIn } = await import('./oidc');
    location.assign(await beginSignIn(settings, new URL(location.href)));
  }
  return 'leaving';
}
