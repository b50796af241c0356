import { useState } from 'react';
import { queryClient } from '../api/connection';
import type { EntryPatch } from '../api/types';
import { useTexts } from '../i18n/language';
import { ActionButton } from '../ui/ActionButton';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { FormDialog } from '../ui/FormDialog';
import { NameField } from './NameField';
import { visible } from '../names/visible';

interface Props {
  entry: { name: string; archived: boolean };
  change: (patch: EntryPatch) => Promise<unknown>;
  remove: () => Promise<void>;
  onDeleted: () => void;
  /** Pictures instead of words, as in a row. */
  isCompact?: boolean;
}

const SHOWN_IN = ['models', 'model', 'versions', 'version', 'artifacts'];

type Asked = 'rename' | 'archive' | 'delete';

/** What can be done with a model, a version or an artifact: another name, the archive, the end. */
export function EntryActions(props: Props) {
  const t = useTexts();
  const [asked, setAsked] = useState<Asked>();
  const { archived } = props.entry;
  const name = visible(props.entry.name);
  const actions = [
    { what: 'rename', icon: 'pencil', label: t.entries.rename },
    { what: 'archive', icon: 'archive', label: archived ? t.entries.unarchive : t.entries.archive },
    { what: 'delete', icon: 'trash', label: t.actions.delete },
  ] as const;
  return (
    <>
      {actions.map(({ what, icon, label }) => {
        const ask = () => {
          setAsked(what);
        };
        return props.isCompact ? (
          <ActionButton key={what} icon={icon} label={`${label}: ${name}`} onPress={ask} />
        ) : (
          <Button key={what} {...(what === 'delete' && { icon })} onPress={ask}>
            {label}
          </Button>
        );
      })}
      {asked && (
        <AskedDialog
          {...props}
          asked={asked}
          onClose={() => {
            setAsked(undefined);
          }}
        />
      )}
    </>
  );
}

function AskedDialog(props: Props & { asked: Asked; onClose: () => void }) {
  const t = useTexts();
  const { entry, asked, change, remove, onDeleted, onClose } = props;
  if (asked === 'rename') {
    return <RenameDialog {...props} />;
  }
  if (asked === 'delete') {
    return (
      <Confirm
        title={t.entries.deleteTitle(visible(entry.name))}
        action={t.actions.delete}
        run={remove}
        onDone={() => {
          refresh();
          onDeleted();
        }}
        onClose={onClose}
      >
        <p>{t.entries.deleteLead}</p>
      </Confirm>
    );
  }
  const { archive, unarchive, archiveLead, unarchiveLead } = t.entries;
  return (
    <Confirm
      title={`${entry.archived ? unarchive : archive}: ${visible(entry.name)}`}
      action={entry.archived ? unarchive : archive}
      run={() => change({ archived: !entry.archived })}
      onDone={refresh}
      onClose={onClose}
    >
      <p>{entry.archived ? unarchiveLead : archiveLead}</p>
    </Confirm>
  );
}

function RenameDialog({ entry, change, onClose }: Props & { onClose: () => void }) {
  const t = useTexts();
  const [name, setName] = useState(entry.name);
  return (
    <FormDialog
      title={t.entries.rename}
      lead={t.entries.renameLead}
      action={t.entries.rename}
      fields={['name']}
      isReady={name.trim() !== '' && name !== entry.name}
      run={() => change({ name })}
      onDone={() => {
        refresh();
        onClose();
      }}
      onClose={onClose}
    >
      {(error) => <NameField value={name} onChange={setName} error={error} />}
    </FormDialog>
  );
}

function refresh() {
  for (const list of SHOWN_IN) {
    void queryClient.invalidateQueries({ queryKey: [list] });
  }
}
