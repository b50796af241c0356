import type { AnyCompilation, Phase } from '../api/types';
import { useTexts } from '../i18n/language';
import { useTitle } from '../navigation/title';
import { runTitle } from '../settings/runTitle';
import { usePlatform } from './usePlatform';

/** So short that a tab shows it among many. */
const SIGNS: Record<Phase, string> = {
  Pending: '…',
  Running: '…',
  Stopping: '…',
  Succeeded: '✓',
  Registered: '✓',
  Failed: '✗',
  Stopped: '■',
};

/** Names the page of a compilation, how it stands first: a tab in the background tells its end. */
export function useCompilationTitle(
  compilation: AnyCompilation,
  model: string | undefined,
  version: string | undefined,
): string {
  const t = useTexts();
  const { phase } = compilation;
  const known = usePlatform(compilation.platform);
  const platform = known?.title ?? compilation.platform;
  const run = runTitle(compilation, known);
  const subject = [model, version].filter(Boolean).join(' ') || compilation.shortHash;
  const parts = [subject, platform, run === platform ? '' : run, t.phases[phase]];
  const title = parts.filter(Boolean).join(' · ');
  useTitle(`${SIGNS[phase]} ${title}`);
  return title;
}
