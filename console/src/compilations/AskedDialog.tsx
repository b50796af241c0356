import { deleteCompilation, stopCompilation } from '../api/compilations';
import { queryClient } from '../api/connection';
import { useTexts } from '../i18n/language';
import { Confirm } from '../ui/Confirm';
import { lateDialog } from '../ui/late';
import type { Asked } from './asked';
import { Identity } from './Identity';

const RecompileDialog = lateDialog(
  'recompile',
  async () => (await import('../create/RecompileDialog')).RecompileDialog,
);
const SettingsDialog = lateDialog('settings', async () => (await import('./SettingsDialog')).SettingsDialog);

interface Props extends Asked {
  onClose: () => void;
  onDeleted: () => void;
}

/** The dialog of an action on a compilation. */
export function AskedDialog({ action, compilation, onClose, onDeleted }: Props) {
  const t = useTexts();
  switch (action) {
    case 'view':
      return <SettingsDialog compilation={compilation} onClose={onClose} />;
    case 'recompile':
      return <RecompileDialog compilation={compilation} onClose={onClose} />;
    case 'stop':
      return (
        <Confirm
          title={t.actions.stopTitle}
          action={t.actions.stop}
          run={() => stopCompilation(compilation.id)}
          onDone={() => void refresh()}
          onClose={onClose}
        >
          <Identity of={compilation} />
          <p>{t.actions.stopLead}</p>
        </Confirm>
      );
    case 'delete':
      return (
        <Confirm
          title={t.actions.deleteTitle}
          action={t.actions.delete}
          run={() => deleteCompilation(compilation.id)}
          onDone={onDeleted}
          onClose={onClose}
        >
          <Identity of={compilation} />
          <p>{t.actions.deleteGoes}</p>
          <p>{t.actions.deleteStays}</p>
        </Confirm>
      );
  }
}

async function refresh(): Promise<void> {
  await Promise.all(
    ['compilations', 'compilation'].map((kind) => queryClient.invalidateQueries({ queryKey: [kind] })),
  );
}
