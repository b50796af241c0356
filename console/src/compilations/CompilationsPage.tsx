import { useTexts } from '../i18n/language';
import { useTitle } from '../navigation/title';

/** The compilations of all models. */
export function CompilationsPage() {
  const t = useTexts();
  useTitle(t.compilations.tab);
  return (
    <header className="page-head">
      <h1>{t.compilations.tab}</h1>
    </header>
  );
}
