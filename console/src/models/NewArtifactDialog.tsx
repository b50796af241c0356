import { useState } from 'react';
import { queryClient } from '../api/connection';
import { createArtifact } from '../api/registry';
import type { Platform, VersionPath } from '../api/types';
import { useTexts } from '../i18n/language';
import { SelectField, TextField } from '../ui/fields';
import { FormDialog } from '../ui/FormDialog';
import { formatOf, nameOf } from '../upload/chosen';
import { formatsOf } from '../upload/formats';
import { UploadField } from '../upload/UploadField';
import { BrowseButton } from '../volumes/BrowseButton';

interface Props {
  path: VersionPath;
  platforms: Platform[];
  onClose: () => void;
}

/** Registers a file or a folder that is uploaded, found on a volume, or named by its uri. */
export function NewArtifactDialog({ path, platforms, onClose }: Props) {
  const t = useTexts();
  const formats = formatsOf(platforms);
  const [format, setFormat] = useState(formats[0] ?? '');
  const [uri, setUri] = useState('pvc://');
  const [name, setName] = useState('');
  const [digest, setDigest] = useState('');
  const [isUploading, setUploading] = useState(false);
  const take = (found: { uri: string; name: string; format: string | undefined }) => {
    setUri(found.uri);
    setName(found.name);
    setDigest('');
    setFormat(formats.find((known) => known === found.format) ?? format);
  };
  const artifact = { platform: format, uri, ...(name && { name }), ...(digest && { digest }) };
  return (
    <FormDialog
      title={t.artifacts.create}
      lead={t.artifacts.createLead}
      fields={['platform', 'uri', 'name', 'digest']}
      isReady={!uri.endsWith('://')}
      isFilled={isUploading || uri !== 'pvc://' || name !== '' || digest !== ''}
      run={(keyFor) => createArtifact(path, artifact, keyFor)}
      onDone={() => {
        void queryClient.invalidateQueries({ queryKey: ['artifacts', path] });
        onClose();
      }}
      onClose={onClose}
    >
      {(_, errorsOf) => (
        <>
          <UploadField
            onBegin={() => {
              setUploading(true);
            }}
            onDone={(files, result) => {
              take({ uri: result.uri ?? '', name: nameOf(files), format: formatOf(files) });
            }}
          />
          <TextField
            label={t.artifacts.uri}
            hint={t.artifacts.uriHint}
            value={uri}
            onChange={setUri}
            errors={errorsOf('uri')}
            isRequired
            autoFocus
          />
          <BrowseButton
            onChosen={(entry) => {
              take({ uri: entry.uri, name: entry.name, format: entry.formats[0] });
            }}
          />
          <SelectField
            label={t.artifacts.format}
            value={format}
            onChange={setFormat}
            choices={formats.map((key) => ({ key, label: key }))}
            errors={errorsOf('platform')}
          />
          <TextField
            label={t.artifacts.name}
            hint={t.artifacts.nameHint}
            value={name}
            onChange={setName}
            errors={errorsOf('name')}
          />
          <TextField
            label={t.artifacts.digest}
            hint={t.artifacts.digestHint}
            value={digest}
            onChange={setDigest}
            errors={errorsOf('digest')}
          />
        </>
      )}
    </FormDialog>
  );
}
