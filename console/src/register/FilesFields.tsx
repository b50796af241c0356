import { useTexts } from '../i18n/language';
import { SelectField, TextField } from '../ui/fields';
import { useErrors } from '../ui/useErrors';
import { formatOf } from '../upload/chosen';
import { UploadField } from '../upload/UploadField';
import { BrowseButton } from '../volumes/BrowseButton';
import { formatOfUri, needsDigest, type Files, type Place } from './files';

interface Props {
  place: Place;
  files: Files;
  onChange: (files: Files) => void;
  /** Whether files are on their way, which would be lost. */
  onUpload: () => void;
  formats: string[];
  error: Error | null;
}

/** Where the files are, and in which format: as far as it can be told, it is filled in. */
export function FilesFields({ place, files, onChange, onUpload, formats, error }: Props) {
  const t = useTexts();
  const errorsOf = useErrors(error);
  const change = (changes: Partial<Files>) => {
    onChange({ ...files, ...changes });
  };
  const take = (uri: string, format: string | undefined) => {
    change({ uri, digest: '', format: formats.find((known) => known === format) ?? files.format });
  };
  const location = (
    <TextField
      label={place === 'volume' ? t.register.path : t.register.address}
      hint={place === 'volume' ? t.register.pathHint : t.register.addressHint}
      placeholder={place === 'volume' ? 'pvc://models/keyword.tflite' : 'hf://org/model'}
      value={files.uri}
      onChange={(uri) => {
        change({ uri, format: formats.find((known) => known === formatOfUri(uri)) ?? files.format });
      }}
      errors={errorsOf('uri')}
      isRequired
    />
  );
  return (
    <>
      {place === 'upload' && (
        <UploadField
          onBegin={onUpload}
          onDone={(chosen, { uri }) => {
            take(uri ?? '', formatOf(chosen));
          }}
        />
      )}
      {place === 'volume' && (
        <>
          <BrowseButton
            onChosen={({ uri, formats: [format] }) => {
              take(uri, format);
            }}
          />
          {location}
        </>
      )}
      {place === 'address' && (
        <>
          {location}
          {needsDigest(files.uri) && (
            <TextField
              label={t.artifacts.digest}
              hint={t.register.digestHint}
              placeholder="sha256:..."
              value={files.digest}
              onChange={(digest) => {
                change({ digest });
              }}
              errors={errorsOf('digest')}
              isRequired
            />
          )}
        </>
      )}
      <SelectField
        label={t.artifacts.format}
        value={files.format}
        onChange={(format) => {
          change({ format });
        }}
        choices={formats.map((key) => ({ key, label: key, note: t.register.formats[key] }))}
        errors={errorsOf('platform')}
      />
    </>
  );
}
