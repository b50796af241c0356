import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { platformsQuery } from '../api/compilations';
import { useTexts } from '../i18n/language';
import { Fold } from '../ui/Fold';
import { Errors } from '../ui/Errors';
import { NativeSelect } from '../ui/NativeSelect';
import { SearchField } from '../ui/SearchField';
import { impossibleDays, type Search } from './filter';
import { MoreFilters } from './MoreFilters';
import { PhaseChoice } from './PhaseChoice';

const ANY = '';

interface Props {
  search: Search;
  onChange: (search: Search) => void;
  /** Of all models, not of one version. */
  isAll: boolean;
}

export function Filters({ search, onChange, isAll }: Props) {
  const t = useTexts();
  const [address] = useSearchParams();
  const platforms = useQuery(platformsQuery).data?.items ?? [];
  const { text = '', platform = ANY, order } = search;
  const known = platforms.map(({ name, title }) => ({ key: name, label: title }));
  const isKnown = platform === ANY || known.some(({ key }) => key === platform);
  return (
    <div className="finder">
      <div className="filters">
        <SearchField
          label={isAll ? t.compilations.searchAll : t.compilations.search}
          value={text}
          onChange={(next) => {
            onChange({ ...search, text: next });
          }}
        />
        <NativeSelect
          label={t.compilations.platform}
          value={platform}
          onChange={(next) => {
            onChange({ ...search, platform: next });
          }}
          choices={[
            { key: ANY, label: t.compilations.anyPlatform },
            ...known,
            ...(isKnown ? [] : [{ key: platform, label: platform }]),
          ]}
        />
        <NativeSelect
          label={t.common.order}
          value={order ?? 'desc'}
          onChange={(next) => {
            onChange({ ...search, order: next === 'asc' ? 'asc' : undefined });
          }}
          choices={[
            { key: 'desc', label: t.common.newestFirst },
            { key: 'asc', label: t.common.oldestFirst },
          ]}
        />
      </div>
      <PhaseChoice
        chosen={search.phases}
        onChange={(phases) => {
          onChange({ ...search, phases });
        }}
      />
      <Errors of={impossibleDays(address).map(t.compilations.noSuchDay)} />
      <Fold title={t.compilations.moreFilters} opens={hasMore(search)} level={2}>
        <MoreFilters search={search} onChange={onChange} isAll={isAll} />
      </Fold>
    </div>
  );
}

function hasMore({ model, by, after, before }: Search): boolean {
  return [model, by, after, before].some((value) => value !== undefined);
}
