import { useState } from 'react';
import type { VolumeEntry } from '../api/types';
import { useTexts } from '../i18n/language';
import { Button } from '../ui/Button';
import { BrowseDialog } from './BrowseDialog';

/** Opens the volumes, to look for what is to be registered. */
export function BrowseButton({ onChosen }: { onChosen: (entry: VolumeEntry) => void }) {
  const t = useTexts();
  const [isBrowsing, setBrowsing] = useState(false);
  return (
    <div>
      <Button
        icon="search"
        onPress={() => {
          setBrowsing(true);
        }}
      >
        {t.artifacts.browse}
      </Button>
      {isBrowsing && (
        <BrowseDialog
          onChosen={(entry) => {
            onChosen(entry);
            setBrowsing(false);
          }}
          onClose={() => {
            setBrowsing(false);
          }}
        />
      )}
    </div>
  );
}
