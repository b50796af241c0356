import { useTexts } from '../i18n/language';
import type { Change } from './changes';

/** What a compilation that is repeated is asked for otherwise than before. */
export function Changes({ of: changes }: { of: Change[] }) {
  const t = useTexts();
  return (
    <section className="changes" aria-label={t.create.changes}>
      <h4>{t.create.changes}</h4>
      {changes.length === 0 ? (
        <p className="hint">{t.create.unchanged}</p>
      ) : (
        <ul>
          {changes.map(({ what, values }) => (
            <li key={what}>
              <span className="changes-what">{what}</span>{' '}
              {values && <ChangedValue from={values[0]} to={values[1]} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ChangedValue({ from, to }: { from: string; to: string }) {
  const t = useTexts();
  return (
    <span className="break">
      <del>{from || t.create.empty}</del> <span aria-hidden="true">→</span> <ins>{to || t.create.empty}</ins>
    </span>
  );
}
