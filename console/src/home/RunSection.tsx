import { Link } from 'wouter';
import type { ListedCompilation, Page, Phase } from '../api/types';
import { addressOf } from '../compilations/filter';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { RunItem } from './RunItem';

interface Props {
  title: string;
  page: Page<ListedCompilation> | undefined;
  /** The phases that it is of; any without. */
  phases?: readonly Phase[];
  /** What is said when there is none; without it the section is left out. */
  none?: string;
}

/** A few compilations, and the way to all that are like them. */
export function RunSection({ title, page, phases = [], none }: Props) {
  const t = useTexts();
  const items = page?.items ?? [];
  if (page === undefined || (items.length === 0 && none === undefined)) {
    return null;
  }
  return (
    <section className="card" aria-label={title}>
      <header className="card-head">
        <h2>{title}</h2>
        <Link href={`${links.allCompilations}?${addressOf({ phases }).toString()}`.replace(/\?$/, '')}>
          {t.home.all}
          <span className="visually-hidden">: {title}</span>
        </Link>
      </header>
      {items.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <ul className="runs">
          {items.map((compilation) => (
            <RunItem key={compilation.id} of={compilation} />
          ))}
        </ul>
      )}
    </section>
  );
}
