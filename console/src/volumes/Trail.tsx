import { Breadcrumb, Breadcrumbs, Link } from 'react-aria-components';
import { useTexts } from '../i18n/language';
import type { At } from './at';
import { Name } from '../ui/Name';

interface Props {
  /** Nothing for the list of volumes. */
  at: At | undefined;
  onGo: (at: At | undefined) => void;
}

interface Crumb {
  id: string;
  name: string;
  at: At | undefined;
}

/** The folders that lead to where somebody looks; each leads back. */
export function Trail({ at, onGo }: Props) {
  const t = useTexts();
  const crumbs: Crumb[] = [{ id: '/', name: t.browse.volumes, at: undefined }];
  if (at) {
    crumbs.push({ id: at.claim, name: at.claim, at: { claim: at.claim, path: '' } });
    at.path
      .split('/')
      .filter((name) => name !== '')
      .forEach((name, index, names) => {
        const path = names.slice(0, index + 1).join('/');
        crumbs.push({ id: `${at.claim}/${path}`, name, at: { claim: at.claim, path } });
      });
  }
  return (
    <nav aria-label={t.browse.trail}>
      <Breadcrumbs className="trail" items={crumbs}>
        {(crumb) => (
          <Breadcrumb>
            <Link
              className="link"
              onPress={() => {
                onGo(crumb.at);
              }}
            >
              <Name of={crumb.name} />
            </Link>
          </Breadcrumb>
        )}
      </Breadcrumbs>
    </nav>
  );
}
