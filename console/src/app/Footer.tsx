import { useQuery } from '@tanstack/react-query';
import { versionQuery } from '../api/service';
import { useTexts } from '../i18n/language';

/** Which version of the service this is the console of. */
export function Footer() {
  const t = useTexts();
  const version = useQuery(versionQuery).data;
  return <footer className="foot">{version && t.shell.version(version.version)}</footer>;
}
