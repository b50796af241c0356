import { Button as AriaButton, DropZone, FileTrigger, ProgressBar } from 'react-aria-components';
import type { UploadResult } from '../api/types';
import { formatBytes } from '../i18n/format';
import { useTexts } from '../i18n/language';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Problem';
import { fromDrop, fromList, nameOf, type Chosen } from './chosen';
import { MismatchError, type Progress } from './upload';
import { useUpload } from './useUpload';
import { Name } from '../ui/Name';

interface Props {
  /** Something was chosen, and is lost to who leaves. */
  onBegin?: () => void;
  onDone: (files: Chosen[], result: UploadResult) => void;
}

/** Uploads a file or a folder that is chosen or dropped. */
export function UploadField({ onBegin, onDone }: Props) {
  const t = useTexts();
  const { state, start, stop, cancel } = useUpload(onDone);
  const take = (files: Chosen[]) => {
    if (files.length > 0) {
      onBegin?.();
      start(files);
    }
  };
  if (state.is === 'idle') {
    return <Chooser onChosen={take} />;
  }
  if (state.is === 'done') {
    return (
      <div className="upload-zone upload" role="status">
        <p>{t.upload.done(nameOf(state.files))}</p>
        <Button look="quiet" onPress={cancel}>
          {t.upload.another}
        </Button>
      </div>
    );
  }
  const { files } = state;
  return (
    <div className="upload-zone upload stack">
      {state.is === 'failed' ? (
        <Failed error={state.error} />
      ) : (
        <Bar name={nameOf(files)} progress={state.progress} isPaused={state.is === 'paused'} />
      )}
      <div className="actions">
        {state.is === 'running' && (
          <Button
            onPress={() => {
              stop({ is: 'paused', files, progress: state.progress });
            }}
          >
            {t.upload.pause}
          </Button>
        )}
        {state.is !== 'running' && (
          <Button
            onPress={() => {
              start(files);
            }}
          >
            {t.upload.goOn}
          </Button>
        )}
        <Button look="quiet" onPress={cancel}>
          {t.upload.cancel}
        </Button>
      </div>
    </div>
  );
}

function Chooser({ onChosen }: { onChosen: (files: Chosen[]) => void }) {
  const t = useTexts();
  const choose = (files: FileList | null) => {
    onChosen(fromList(files ?? []));
  };
  return (
    <DropZone
      className="drop upload-zone"
      aria-label={t.upload.zone}
      onDrop={(event) => void fromDrop(event.items).then(onChosen)}
    >
      <p className="hint">
        {t.upload.drop}{' '}
        <FileTrigger onSelect={choose}>
          <AriaButton className="link">{t.upload.chooseFile}</AriaButton>
        </FileTrigger>
        {' · '}
        <FileTrigger onSelect={choose} acceptDirectory>
          <AriaButton className="link">{t.upload.chooseFolder}</AriaButton>
        </FileTrigger>
      </p>
      <p className="hint">{t.upload.hint}</p>
    </DropZone>
  );
}

interface BarProps {
  name: string;
  progress: Progress;
  isPaused: boolean;
}

function Bar({ name, progress: { step, done, total }, isPaused }: BarProps) {
  const t = useTexts();
  const isMeasured = step !== 'checking' && total > 0;
  const percent = isMeasured ? Math.floor((100 * done) / total) : 0;
  return (
    <ProgressBar
      className="upload-progress"
      value={percent}
      isIndeterminate={!isMeasured}
      {...(isMeasured && { valueLabel: `${percent} %` })}
      aria-label={name}
    >
      <p>
        <strong>
          <Name of={name} />
        </strong>{' '}
        {isPaused ? t.upload.paused : t.upload.steps[step]}
        {isMeasured && ` ${formatBytes(done)} / ${formatBytes(total)}`}
      </p>
      <progress max={100} {...(isMeasured && { value: percent })} aria-hidden="true" />
      {isPaused && <p className="hint">{t.upload.pausedHint}</p>}
    </ProgressBar>
  );
}

function Failed({ error }: { error: Error }) {
  const t = useTexts();
  return error instanceof MismatchError ? (
    <p className="notice notice-bad" role="alert">
      {t.upload.mismatched(error.paths.join(', '))}
    </p>
  ) : (
    <Problem error={error} of="making" />
  );
}
