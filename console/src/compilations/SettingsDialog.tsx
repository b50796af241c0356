import type { Compilation } from '../api/types';
import { useTexts } from '../i18n/language';
import { Settings } from '../settings/Settings';
import { Dialog } from '../ui/Dialog';
import { Identity } from './Identity';

interface Props {
  compilation: Compilation;
  onClose: () => void;
}

export function SettingsDialog({ compilation, onClose }: Props) {
  const t = useTexts();
  return (
    <Dialog title={t.compilations.settingsTitle} onClose={onClose} size="medium">
      <div className="dialog-body stack">
        <Identity of={compilation} />
        <Settings compilation={compilation} />
      </div>
    </Dialog>
  );
}
