import { skipToken, useQuery } from '@tanstack/react-query';
import { versionQuery } from '../api/service';
import { useTexts } from '../i18n/language';
import { SIGN_IN, type State } from '../signin/state';

/** Which version of the service this is the console of; known to those who are let in. */
export function Footer() {
  const t = useTexts();
  const signIn = useQuery<State>({ queryKey: SIGN_IN, queryFn: skipToken });
  const isIn = signIn.data === 'in' || signIn.data === 'withToken';
  const version = useQuery({ ...versionQuery, enabled: isIn }).data;
  return <footer className="foot">{version && t.shell.version(version.version)}</footer>;
}
