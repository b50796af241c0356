import { Link } from 'wouter';
import { useTexts } from '../i18n/language';
import { Name } from './Name';

interface Crumb {
  name: string;
  href: string;
}

export function Breadcrumb({ crumbs }: { crumbs: Crumb[] }) {
  const t = useTexts();
  return (
    <nav className="breadcrumb" aria-label={t.shell.breadcrumb}>
      <ol>
        {crumbs.map(({ name, href }) => (
          <li key={href}>
            <Link href={href}>
              <Name of={name} />
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
