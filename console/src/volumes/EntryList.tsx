import type { VolumeEntry } from '../api/types';
import { formatBytes } from '../i18n/format';
import { useTexts } from '../i18n/language';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Name } from '../ui/Name';
import { visible } from '../names/visible';

interface Props {
  entries: VolumeEntry[];
  onOpen: (entry: VolumeEntry) => void;
  onChosen: (entry: VolumeEntry) => void;
}

/** What a folder holds: folders are opened, and whatever may be a model is chosen. */
export function EntryList({ entries, onOpen, onChosen }: Props) {
  const t = useTexts();
  return (
    <ul className="entries">
      {entries.map((entry) => (
        <li key={entry.uri} className="entry">
          {entry.folder ? (
            <Button
              look="quiet"
              icon="chevron"
              onPress={() => {
                onOpen(entry);
              }}
            >
              {visible(entry.name)}
            </Button>
          ) : (
            <span className="entry-file">
              <Icon name="file" /> <Name of={entry.name} />
            </span>
          )}
          <span className="hint">
            {[...entry.formats, entry.sizeBytes !== null && formatBytes(entry.sizeBytes)]
              .filter((part) => part !== false)
              .join(' · ')}
          </span>
          <Button
            look={entry.formats.length > 0 ? 'plain' : 'quiet'}
            aria-label={t.browse.chooseOf(entry.name)}
            onPress={() => {
              onChosen(entry);
            }}
          >
            {t.browse.choose}
          </Button>
        </li>
      ))}
    </ul>
  );
}
