import type { ModelSearch } from '../api/registry';
import { useTexts } from '../i18n/language';
import { FlagField } from '../ui/fields';
import { NativeSelect } from '../ui/NativeSelect';
import { SearchField } from '../ui/SearchField';

interface Props {
  search: ModelSearch;
  onChange: (search: ModelSearch) => void;
}

const ORDERS = {
  newest: { sort: 'created', isReversed: false },
  oldest: { sort: 'created', isReversed: true },
  fromA: { sort: 'name', isReversed: false },
  fromZ: { sort: 'name', isReversed: true },
} as const;

type Order = keyof typeof ORDERS;

export function ModelFilters({ search, onChange }: Props) {
  const t = useTexts();
  const labels: Record<Order, string> = {
    newest: t.common.newestFirst,
    oldest: t.common.oldestFirst,
    fromA: t.models.fromA,
    fromZ: t.models.fromZ,
  };
  const orders = Object.keys(ORDERS) as Order[];
  const order = orders.find((one) => {
    const { sort, isReversed } = ORDERS[one];
    return sort === search.sort && isReversed === search.isReversed;
  });
  return (
    <div className="filters">
      <SearchField
        label={t.models.search}
        value={search.name ?? ''}
        onChange={(name) => {
          onChange({ ...search, name });
        }}
      />
      <NativeSelect
        label={t.common.order}
        value={order ?? 'newest'}
        onChange={(next) => {
          onChange({ ...search, ...ORDERS[next] });
        }}
        choices={orders.map((key) => ({ key, label: labels[key] }))}
      />
      <FlagField
        label={t.models.archivedToo}
        value={search.archived}
        onChange={(archived) => {
          onChange({ ...search, archived });
        }}
      />
    </div>
  );
}
