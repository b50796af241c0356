import { useState, type ReactNode } from 'react';
import type { Compilation } from '../api/types';
import { useTexts } from '../i18n/language';
import { Facts } from '../ui/Facts';
import { FlagField } from '../ui/fields';
import { Icon } from '../ui/Icon';
import { isAtDefault } from './defaults';
import { optionText } from './optionText';
import { usePlatforms } from './usePlatforms';

interface Props {
  compilation: Compilation;
  /** Hides what is as it is without being asked for, until it is wanted. */
  isShort?: boolean;
}

/** The settings that a compilation ran with, in the words of its platform. */
export function Settings({ compilation, isShort = false }: Props) {
  const t = useTexts();
  const platforms = usePlatforms();
  const [isWhole, setWhole] = useState(!isShort);
  const { options, additionalArgs, environment } = compilation;
  const platform = platforms.data?.find(({ name }) => name === compilation.platform);
  const known = new Map(platform?.options.map((option) => [option.name, option]));
  const names = [...new Set([...known.keys(), ...Object.keys(options ?? {})])];
  const isUsual = (name: string) => {
    const option = known.get(name);
    return option !== undefined && isAtDefault(option, options?.[name]);
  };
  const facts = names
    .filter((name) => isWhole || !isUsual(name))
    .map((name): [string, ReactNode] => [
      known.get(name)?.title ?? name,
      shown(optionText(options?.[name], t)),
    ]);
  const args =
    additionalArgs.length === 0 ? t.common.none : <code className="break">{additionalArgs.join(' ')}</code>;
  const variables = environment.length === 0 ? t.common.none : <Environment of={environment} />;
  return (
    <>
      {isShort && <FlagField label={t.detail.allSettings} value={isWhole} onChange={setWhole} />}
      {facts.length === 0 && !isWhole && <p className="hint">{t.detail.allUsual}</p>}
      <Facts
        of={[
          ...facts,
          [t.detail.args, isWhole || additionalArgs.length > 0 ? args : undefined],
          [t.detail.environment, isWhole || environment.length > 0 ? variables : undefined],
        ]}
      />
    </>
  );
}
/** A file that was pasted keeps its lines. */
function shown(text: string): ReactNode {
  return text.includes('\n') ? <code className="pre break">{text}</code> : text;
}

export function Environment({ of: variables }: { of: Compilation['environment'] }) {
  const t = useTexts();
  return (
    <ul className="variables">
      {variables.map(({ name, value, secret }) => (
        <li key={name}>
          <code>{name}</code>
          {secret ? (
            <span className="masked" title={t.create.masked}>
              <Icon name="lock" />
              •••••• <span className="visually-hidden">{t.create.masked}</span>
            </span>
          ) : (
            <code className="break">{value}</code>
          )}
        </li>
      ))}
    </ul>
  );
}
