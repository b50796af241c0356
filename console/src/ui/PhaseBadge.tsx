import type { Phase } from '../api/types';
import { useTexts } from '../i18n/language';
import { Icon, type IconName } from './Icon';

const ICONS: Record<Phase, IconName> = {
  Pending: 'clock',
  Running: 'spinner',
  Succeeded: 'checkCircle',
  Registered: 'checkCircle',
  Failed: 'cross',
  Stopping: 'spinner',
  Stopped: 'square',
};

export function PhaseBadge({ phase }: { phase: Phase }) {
  const t = useTexts();
  return (
    <span className={`phase phase-${phase}`}>
      <Icon name={ICONS[phase]} />
      {t.phases[phase]}
    </span>
  );
}
