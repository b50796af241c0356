import { useState } from 'react';
import { useLocation } from 'wouter';
import { queryClient } from '../api/connection';
import { createVersion } from '../api/registry';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { FormDialog } from '../ui/FormDialog';
import { NameField } from './NameField';

export function NewVersionDialog({ model, onClose }: { model: string; onClose: () => void }) {
  const t = useTexts();
  const [, navigate] = useLocation();
  const [name, setName] = useState('');
  return (
    <FormDialog
      title={t.models.createVersion}
      lead={t.models.createVersionLead}
      fields={['name']}
      isReady={name.trim() !== ''}
      run={(keyFor) => createVersion(model, name, keyFor)}
      onDone={(version) => {
        void queryClient.invalidateQueries({ queryKey: ['versions', model] });
        navigate(links.artifacts({ model, version: version.id }));
      }}
      onClose={onClose}
    >
      {(error) => (
        <NameField value={name} onChange={setName} error={error} placeholder={t.models.versionPlaceholder} />
      )}
    </FormDialog>
  );
}
