import { useQuery } from '@tanstack/react-query';
import { compilationQuery } from '../api/compilations';
import type { AnyCompilation } from '../api/types';
import { useTexts } from '../i18n/language';
import { Settings } from '../settings/Settings';
import { Dialog } from '../ui/Dialog';
import { Query } from '../ui/Query';
import { Identity } from './Identity';

interface Props {
  compilation: AnyCompilation;
  onClose: () => void;
}

export function SettingsDialog({ compilation, onClose }: Props) {
  const t = useTexts();
  const whole = useQuery(compilationQuery(compilation.id));
  return (
    <Dialog title={t.compilations.settingsTitle} onClose={onClose} size="medium">
      <div className="dialog-body stack">
        <Identity of={compilation} />
        <Query of={whole}>{(found) => <Settings compilation={found} />}</Query>
      </div>
    </Dialog>
  );
}
