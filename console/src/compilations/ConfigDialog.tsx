import type { Compilation } from '../api/types';
import { useTexts } from '../i18n/language';
import { Dialog } from '../ui/Dialog';
import { Settings } from './Settings';

interface Props {
  compilation: Compilation;
  onClose: () => void;
}

export function ConfigDialog({ compilation, onClose }: Props) {
  const t = useTexts();
  return (
    <Dialog title={t.compilations.configTitle} onClose={onClose} size="medium">
      <div className="dialog-body">
        <Settings compilation={compilation} />
      </div>
    </Dialog>
  );
}
