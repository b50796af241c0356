import { useState } from 'react';
import { useLocation } from 'wouter';
import { queryClient } from '../api/connection';
import { importVersion } from '../api/imports';
import type { OuterRegistry } from '../api/types';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { FormDialog } from '../ui/FormDialog';
import { NOTHING_CHOSEN } from './imported';
import { ImportFields } from './ImportFields';

interface Props {
  registries: OuterRegistry[];
  onClose: () => void;
}

/** Takes a version over from a registry of others. */
export function ImportDialog({ registries, onClose }: Props) {
  const t = useTexts();
  const [, navigate] = useLocation();
  const [chosen, setChosen] = useState({ ...NOTHING_CHOSEN, registry: registries[0]?.name ?? '' });
  return (
    <FormDialog
      title={t.imports.title}
      lead={t.imports.lead}
      fields={[]}
      isReady={chosen.version !== ''}
      isFilled={chosen.model !== ''}
      run={(keyFor) => importVersion(chosen, keyFor)}
      onDone={({ model, version }) => {
        void queryClient.invalidateQueries({ queryKey: ['models'] });
        navigate(links.artifacts({ model: model.id, version: version.id }));
      }}
      onClose={onClose}
    >
      {() => <ImportFields registries={registries} value={chosen} onChange={setChosen} />}
    </FormDialog>
  );
}
