import { Link } from 'wouter';
import type { Model } from '../api/types';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { Ago } from '../ui/Ago';
import { Name } from '../ui/Name';

export function ModelTable({ models }: { models: Model[] }) {
  const t = useTexts();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t.common.name}</th>
          <th scope="col">{t.models.description}</th>
          <th scope="col">{t.common.created}</th>
        </tr>
      </thead>
      <tbody>
        {models.map((model) => (
          <tr key={model.id} className="row-link">
            <td data-label={t.common.name}>
              <Link className="strong row-cover" href={links.model(model.id)}>
                <Name of={model.name} />
              </Link>
              {model.archived && <span className="quiet"> {t.entries.archived}</span>}
            </td>
            <td data-label={t.models.description}>
              <span className="clamp" title={model.description}>
                {model.description || t.common.none}
              </span>
            </td>
            <td data-label={t.common.created}>
              <Ago at={model.createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
