import type { Difference, Note } from '../api/types';
import { useLanguage, useTexts } from '../i18n/language';
import { noteText } from '../i18n/notes';
import { Name } from '../ui/Name';
import { usePlatforms } from '../settings/usePlatforms';
import { rowOf, type Row } from './words';

interface Props {
  differences: Difference[];
  platforms: string[];
  /** What is known of both. */
  notes: readonly Note[];
}

/** What differs, section by section. */
export function Differences({ differences, platforms, notes }: Props) {
  const t = useTexts();
  const { language } = useLanguage();
  const titles = useOptionTitles(platforms);
  const warnings = new Map(notes.map((note) => [note.message, noteText(note, language)]));
  const sections = [...new Set(differences.map(({ section }) => section))];
  return sections.map((section) => (
    <section key={section} className="card difference">
      <h2>{t.comparison.sections[section]}</h2>
      <table className="table table-dense">
        <thead>
          <tr>
            <th scope="col">{t.comparison.what}</th>
            <th scope="col">{t.comparison.first}</th>
            <th scope="col">{t.comparison.second}</th>
          </tr>
        </thead>
        <tbody>
          {differences
            .filter((difference) => difference.section === section)
            .map((difference) => (
              <DifferenceRow key={difference.path} row={rowOf(difference, { titles, warnings }, t)} />
            ))}
        </tbody>
      </table>
    </section>
  ));
}

function DifferenceRow({ row: { name, a, b, change } }: { row: Row }) {
  const t = useTexts();
  return (
    <tr>
      <th scope="row" className="break">
        <Name of={name} />
      </th>
      <td data-label={t.comparison.first} className="pre">
        <Name of={a} />
      </td>
      <td data-label={t.comparison.second} className="pre">
        <Name of={b} /> {change !== undefined && <span className="sub-inline">{change}</span>}
      </td>
    </tr>
  );
}

/** The titles of options by their names. */
export function useOptionTitles(platforms: string[]): ReadonlyMap<string, string> {
  const known = usePlatforms().data ?? [];
  return new Map(
    known
      .filter(({ name }) => platforms.includes(name))
      .flatMap(({ options }) => options.map(({ name, title }): [string, string] => [name, title])),
  );
}
