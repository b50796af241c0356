import { useTexts } from '../i18n/language';
import { useTitle } from '../navigation/title';
import { Empty } from '../ui/Empty';
import { CompilationBrowser } from './CompilationBrowser';

/** The compilations of all models. */
export function CompilationsPage() {
  const t = useTexts();
  useTitle(t.compilations.tab);
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t.compilations.tab}</h1>
          <p className="lead">{t.compilations.lead}</p>
        </div>
      </header>
      <CompilationBrowser
        empty={<Empty icon="chip" title={t.compilations.empty} hint={t.compilations.emptyAllHint} />}
      />
    </>
  );
}
