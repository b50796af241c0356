import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Model, Page } from '../api/types';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { Ago } from '../ui/Ago';
import { Name } from '../ui/Name';

/** What was registered of late; nothing while there is none. */
export function NewestModels({ of: models }: { of: UseQueryResult<Page<Model>> }) {
  const t = useTexts();
  const items = models.data?.items ?? [];
  if (items.length === 0) {
    return null;
  }
  return (
    <section className="card" aria-label={t.home.models}>
      <header className="card-head">
        <h2>{t.home.models}</h2>
        <Link href={links.models}>
          {t.home.all}
          <span className="visually-hidden">: {t.home.models}</span>
        </Link>
      </header>
      <ul className="runs">
        {items.map(({ id, name, createdAt }) => (
          <li key={id} className="row-link run">
            <Link className="row-cover break" href={links.model(id)}>
              <Name of={name} />
            </Link>
            <span className="sub run-end">
              <Ago at={createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
