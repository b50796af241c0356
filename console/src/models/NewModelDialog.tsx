import { useState } from 'react';
import { useLocation } from 'wouter';
import { queryClient } from '../api/connection';
import { createModel } from '../api/registry';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { TextField } from '../ui/fields';
import { FormDialog } from '../ui/FormDialog';
import { NameField } from './NameField';

export function NewModelDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const [, navigate] = useLocation();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  return (
    <FormDialog
      title={t.models.create}
      lead={t.models.createLead}
      fields={['name', 'description']}
      isReady={name.trim() !== ''}
      isFilled={name !== '' || description !== ''}
      run={(keyFor) => createModel(name, description, keyFor)}
      onDone={(model) => {
        void queryClient.invalidateQueries({ queryKey: ['models'] });
        navigate(links.model(model.id));
      }}
      onClose={onClose}
    >
      {(error, errorsOf) => (
        <>
          <NameField value={name} onChange={setName} error={error} />
          <TextField
            label={`${t.models.description} (${t.common.optional})`}
            value={description}
            onChange={setDescription}
            errors={errorsOf('description')}
          />
        </>
      )}
    </FormDialog>
  );
}
