import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { SIGN_IN } from '../api/connection';
import { useTexts } from '../i18n/language';
import { PlainButton } from '../ui/PlainButton';
import { late, lateDialog } from '../ui/late';
import { letIn } from './entry';
import { readSettings } from './settings';
import type { State } from './state';
import { WhyNot } from './WhyNot';

const TokenForm = late('tokenForm', async () => (await import('./TokenForm')).TokenForm);
const SignInAgain = lateDialog('signInAgain', async () => (await import('./SignInAgain')).SignInAgain);

/** Shows the pages to people who are signed in, or to everybody where that is not asked for. */
export function SignIn({ children }: { children: ReactNode }) {
  const t = useTexts();
  const { data, error } = useQuery({
    queryKey: SIGN_IN,
    queryFn: enter,
    staleTime: Infinity,
    gcTime: Infinity,
    refetchOnWindowFocus: false,
  });
  if (data?.is === 'in' || data?.is === 'lapsed') {
    return (
      <Fragment key={data.visit}>
        {children}
        {data.is === 'lapsed' && <SignInAgain by={data.by} />}
      </Fragment>
    );
  }
  if (data?.is === 'asked' && data.by === 'token') {
    return <TokenForm />;
  }
  if (error || data?.is === 'asked') {
    return (
      <div className="empty">
        <p className="empty-title">{error ? t.signIn.failed : t.signIn.signedOut}</p>
        {error && <WhyNot error={error} />}
        <PlainButton look="primary" onPress={() => void leave()}>
          {t.signIn.again}
        </PlainButton>
      </div>
    );
  }
  return (
    <p className="sub" role="status">
      {data?.is === 'leaving' ? t.signIn.working : t.common.loading}
    </p>
  );
}

async function enter(): Promise<State> {
  const settings = await readSettings();
  const here = new URL(location.href);
  if (settings === undefined) {
    return { is: 'in', by: 'anyone', visit: 0 };
  }
  if (settings === 'token') {
    return { is: 'asked', by: 'token' };
  }
  const { endSignIn, isReturn } = await import('./oidc');
  if (!isReturn(here)) {
    return leave();
  }
  const { handOver } = await import('./beside');
  if (await handOver(here)) {
    return { is: 'leaving' };
  }
  history.replaceState(null, '', here.pathname);
  const { token, returnTo } = await endSignIn(settings, here);
  const state = await letIn(token, 'issuer');
  history.replaceState(null, '', returnTo);
  return state;
}

async function leave(): Promise<State> {
  const settings = await readSettings();
  if (settings !== undefined && settings !== 'token') {
    const { beginSignIn } = await import('./oidc');
    location.assign(await beginSignIn(settings, new URL(location.href)));
  }
  return { is: 'leaving' };
}
