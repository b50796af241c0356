import type { ListedCompilation } from '../api/types';
import { useTexts } from '../i18n/language';
import { Icon, type IconName } from '../ui/Icon';
import { problemText } from '../ui/Problem';
import type { Result } from './bulk';
import { runTitle } from '../settings/runTitle';
import { usePlatform } from './usePlatform';
import { Name } from '../ui/Name';

interface Props {
  of: ListedCompilation;
  /** What came of it; none before it is begun. */
  result?: Result | undefined;
  /** Why it is left out. */
  why?: string;
}

/** One of many, and how it goes with it. */
export function BulkItem({ of: compilation, result, why }: Props) {
  const t = useTexts();
  const title = runTitle(compilation, usePlatform(compilation.platform));
  const { id, modelName, versionName, name } = compilation;
  return (
    <li>
      <span className={result instanceof Error ? 'bulk-sign bad' : 'bulk-sign'}>
        {result !== undefined && <Icon name={iconOf(result)} />}
      </span>
      <span>
        <span className="strong">{title}</span>{' '}
        <Name of={[modelName, versionName, name].filter(Boolean).join(' · ')} />
        <code className="sub break">{id}</code>
        {why !== undefined && <span className="sub">{why}</span>}
        {result instanceof Error && <span className="error">{problemText(result, 'doing', t)}</span>}
      </span>
    </li>
  );
}

function iconOf(result: Result): IconName {
  if (result instanceof Error) {
    return 'cross';
  }
  return ({ waits: 'clock', runs: 'spinner', done: 'checkCircle' } as const)[result];
}
