import { useState } from 'react';
import { queryClient } from '../api/connection';
import { violationsOf } from '../api/problem';
import { createArtifact } from '../api/registry';
import type { Platform, VersionPath } from '../api/types';
import { useTexts } from '../i18n/language';
import { SelectField, TextField } from '../ui/fields';
import { FormDialog } from '../ui/FormDialog';

interface Props {
  path: VersionPath;
  platforms: Platform[];
  onClose: () => void;
}

export function NewArtifactDialog({ path, platforms, onClose }: Props) {
  const t = useTexts();
  const formats = [...new Set(platforms.flatMap((platform) => platform.accepts))].sort().reverse();
  const [format, setFormat] = useState(formats[0] ?? '');
  const [uri, setUri] = useState('pvc://');
  return (
    <FormDialog
      title={t.artifacts.create}
      lead={t.artifacts.createLead}
      fields={['platform', 'uri']}
      isReady={uri !== 'pvc://'}
      run={(keyFor) => createArtifact(path, { platform: format, uri }, keyFor)}
      onDone={() => {
        void queryClient.invalidateQueries({ queryKey: ['artifacts', path] });
        onClose();
      }}
      onClose={onClose}
    >
      {(error) => (
        <>
          <SelectField
            label={t.artifacts.format}
            value={format}
            onChange={setFormat}
            choices={formats.map((key) => ({ key, label: key }))}
            errors={violationsOf(error, 'platform')}
          />
          <TextField
            label={t.artifacts.uri}
            hint={t.artifacts.uriHint}
            value={uri}
            onChange={setUri}
            errors={violationsOf(error, 'uri')}
            isRequired
            autoFocus
          />
        </>
      )}
    </FormDialog>
  );
}
