import { Link } from 'wouter';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { useTitle } from '../navigation/title';

export function HomePage() {
  const t = useTexts();
  useTitle(t.home.title);
  return (
    <div className="stack">
      <h1>{t.home.title}</h1>
      <p>
        <Link href={links.models}>{t.models.title}</Link>
      </p>
      <p>
        <Link href={links.allCompilations}>{t.compilations.tab}</Link>
      </p>
    </div>
  );
}
