import { useQuery } from '@tanstack/react-query';
import { versionQuery } from '../api/service';
import { useTexts } from '../i18n/language';
import { useSignedIn } from '../signin/state';

/** Which version of the service this is the console of; known to those who are let in. */
export function Footer() {
  const t = useTexts();
  const isIn = useSignedIn()?.is === 'in';
  const version = useQuery({ ...versionQuery, enabled: isIn }).data;
  return <footer className="foot">{version && t.shell.version(version.version)}</footer>;
}
