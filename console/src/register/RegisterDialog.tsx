import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { registriesQuery } from '../api/imports';
import type { OuterRegistry, Platform } from '../api/types';
import { useTexts } from '../i18n/language';
import { ImportFields } from '../imports/ImportFields';
import { NOTHING_CHOSEN } from '../imports/imported';
import { links } from '../navigation/links';
import { usePlatforms } from '../settings/usePlatforms';
import { Dialog } from '../ui/Dialog';
import { FormDialog } from '../ui/FormDialog';
import { Query } from '../ui/Query';
import { RadioField } from '../ui/RadioField';
import { formatsOf } from '../upload/formats';
import { areNamed, modelNameOf, type Place } from './files';
import { FilesFields } from './FilesFields';
import { MadeSoFar } from './MadeSoFar';
import { TargetFields, type Target } from './TargetFields';
import { useNamed } from './useNamed';
import { useRegistering } from './useRegistering';

/** Registers a model in one form: its files, wherever they are, on a model and a version that may be new. */
export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const platforms = usePlatforms();
  const registries = useQuery(registriesQuery);
  if (platforms.data === undefined || (registries.data === undefined && registries.error === null)) {
    return (
      <Dialog title={t.register.title} size="medium" onClose={onClose}>
        <Query of={platforms}>{() => <Query of={registries}>{() => null}</Query>}</Query>
      </Dialog>
    );
  }
  return (
    <RegisterForm platforms={platforms.data} registries={registries.data?.items ?? []} onClose={onClose} />
  );
}

interface Props {
  platforms: Platform[];
  registries: OuterRegistry[];
  onClose: () => void;
}

function RegisterForm({ platforms, registries, onClose }: Props) {
  const t = useTexts();
  const [, navigate] = useLocation();
  const formats = formatsOf(platforms);
  const [place, setPlace] = useState<Place>('upload');
  const [files, setFiles] = useState({ uri: '', format: formats[0] ?? '', digest: '' });
  const [target, setTarget] = useState<Target>({ model: '', version: '1' });
  const [isUploading, setUploading] = useState(false);
  const [outer, setOuter] = useState({ ...NOTHING_CHOSEN, registry: registries[0]?.name ?? '' });
  const { run, at, made } = useRegistering();
  const isImport = place === 'registry';
  const { named, isMeant } = useNamed(target);
  const areNamesGiven = target.model.trim() !== '' && target.version.trim() !== '' && isMeant;
  const takeFiles = (next: typeof files) => {
    // The name of the file is the model's as long as nobody typed another.
    if (target.model === modelNameOf(files.uri)) {
      setTarget({ ...target, model: modelNameOf(next.uri), meant: undefined });
    }
    setFiles(next);
  };
  return (
    <FormDialog
      title={t.register.title}
      lead={t.register.lead}
      action={isImport ? t.imports.action : t.register.action}
      size="medium"
      fields={['name', 'platform', 'uri', 'digest']}
      isReady={isImport ? outer.version !== '' : areNamed(files) && areNamesGiven}
      missing={isImport ? t.register.missingOuter : t.register.missing}
      isFilled={isUploading || files.uri !== '' || target.model !== '' || outer.model !== ''}
      run={(keyFor) => run(isImport ? { outer } : { target, files }, keyFor)}
      onDone={(path) => {
        navigate(links.artifacts(path));
        onClose();
      }}
      onClose={onClose}
    >
      {(error) => (
        <>
          <RadioField<Place>
            label={t.register.place}
            value={place}
            onChange={(next) => {
              setPlace(next);
              takeFiles({ ...files, uri: '', digest: '' });
            }}
            choices={(['upload', 'volume', 'address', 'registry'] as const)
              .filter((key) => key !== 'registry' || registries.length > 0)
              .map((key) => ({ key, label: t.register.places[key] }))}
          />
          {isImport ? (
            <ImportFields registries={registries} value={outer} onChange={setOuter} />
          ) : (
            <>
              <FilesFields
                key={place}
                place={place}
                files={files}
                onChange={takeFiles}
                onUpload={() => {
                  setUploading(true);
                }}
                formats={formats}
                error={at === 'artifact' ? error : null}
              />
              <TargetFields named={named} target={target} onChange={setTarget} error={error} at={at} />
            </>
          )}
          {error && <MadeSoFar of={made} />}
        </>
      )}
    </FormDialog>
  );
}
