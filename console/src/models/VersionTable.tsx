import { Link } from 'wouter';
import type { Version } from '../api/types';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { Ago } from '../ui/Ago';
import { Name } from '../ui/Name';

export function VersionTable({ versions }: { versions: Version[] }) {
  const t = useTexts();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t.models.version}</th>
          <th scope="col">{t.common.created}</th>
        </tr>
      </thead>
      <tbody>
        {versions.map(({ id, modelId, name, archived, createdAt }) => (
          <tr key={id} className="row-link">
            <td data-label={t.models.version}>
              <Link className="strong row-cover" href={links.artifacts({ model: modelId, version: id })}>
                <Name of={name} />
              </Link>
              {archived && <span className="quiet"> {t.entries.archived}</span>}
            </td>
            <td data-label={t.common.created}>
              <Ago at={createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
