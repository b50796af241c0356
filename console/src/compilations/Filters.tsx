import type { CompilationFilter } from '../api/compilations';
import type { Phase, Platform } from '../api/types';
import { useTexts } from '../i18n/language';
import { SelectField } from '../ui/fields';
import { PHASES } from './filter';

const ANY = 'any';

interface Props {
  filter: CompilationFilter;
  platforms: Platform[];
  onChange: (filter: CompilationFilter) => void;
}

export function Filters({ filter, platforms, onChange }: Props) {
  const t = useTexts();
  const known = platforms.map(({ name, title }) => ({ key: name, label: title }));
  const wanted = filter.platform ?? ANY;
  const isKnown = [ANY, ...known.map(({ key }) => key)].includes(wanted);
  return (
    <div className="filters">
      <SelectField
        label={t.compilations.phase}
        isCompact
        value={filter.phase ?? ANY}
        onChange={(key) => {
          onChange({ ...filter, phase: key === ANY ? undefined : (key as Phase) });
        }}
        choices={[
          { key: ANY, label: t.compilations.anyPhase },
          ...PHASES.map((phase) => ({ key: phase, label: t.phases[phase] })),
        ]}
      />
      <SelectField
        label={t.compilations.platform}
        isCompact
        value={wanted}
        onChange={(key) => {
          onChange({ ...filter, platform: key === ANY ? undefined : key });
        }}
        choices={[
          { key: ANY, label: t.compilations.anyPlatform },
          ...known,
          ...(isKnown ? [] : [{ key: wanted, label: wanted }]),
        ]}
      />
    </div>
  );
}
