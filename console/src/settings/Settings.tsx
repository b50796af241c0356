import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { platformsQuery } from '../api/compilations';
import type { Compilation } from '../api/types';
import { useTexts } from '../i18n/language';
import { Facts } from '../ui/Facts';
import { Icon } from '../ui/Icon';
import { optionText } from './optionText';

/** The settings that a compilation ran with, in the words of its platform. */
export function Settings({ compilation }: { compilation: Compilation }) {
  const t = useTexts();
  const platforms = useQuery(platformsQuery);
  const { options, additionalArgs, environment } = compilation;
  const platform = platforms.data?.items.find(({ name }) => name === compilation.platform);
  const titles = new Map(platform?.options.map(({ name, title }) => [name, title]));
  const names = [...new Set([...titles.keys(), ...Object.keys(options ?? {})])];
  const facts = names.map((name): [string, ReactNode] => [
    titles.get(name) ?? name,
    shown(optionText(options?.[name], t)),
  ]);
  return (
    <Facts
      of={[
        ...facts,
        [
          t.detail.args,
          additionalArgs.length === 0 ? (
            t.common.none
          ) : (
            <code className="break">{additionalArgs.join(' ')}</code>
          ),
        ],
        [t.detail.environment, environment.length === 0 ? t.common.none : <Environment of={environment} />],
      ]}
    />
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
