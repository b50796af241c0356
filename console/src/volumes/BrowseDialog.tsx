import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { VolumeEntry } from '../api/types';
import { filesQuery, volumesQuery } from '../api/volumes';
import { useTexts } from '../i18n/language';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Query } from '../ui/Query';
import type { At } from './at';
import { EntryList } from './EntryList';
import { Trail } from './Trail';

interface Props {
  onChosen: (entry: VolumeEntry) => void;
  onClose: () => void;
}

/** Finds a file or a folder on the volumes. */
export function BrowseDialog({ onChosen, onClose }: Props) {
  const t = useTexts();
  const [at, setAt] = useState<At>();
  return (
    <Dialog title={t.browse.title} onClose={onClose} size="medium">
      <div className="dialog-body stack">
        <Trail at={at} onGo={setAt} />
        {at === undefined ? (
          <Volumes
            onGo={(claim) => {
              setAt({ claim, path: '' });
            }}
          />
        ) : (
          <Files
            key={`${at.claim}/${at.path}`}
            at={at}
            onGo={(path) => {
              setAt({ claim: at.claim, path });
            }}
            onChosen={onChosen}
          />
        )}
      </div>
    </Dialog>
  );
}

function Volumes({ onGo }: { onGo: (claim: string) => void }) {
  const t = useTexts();
  const volumes = useQuery(volumesQuery);
  return (
    <Query of={volumes}>
      {({ items }) => (
        <ul className="entries">
          {items.map(({ claim, browsable }) => (
            <li key={claim} className="entry">
              <Button
                look="quiet"
                icon="chevron"
                isDisabled={!browsable}
                onPress={() => {
                  onGo(claim);
                }}
              >
                {claim}
              </Button>
              {!browsable && <span className="hint">{t.browse.unseen}</span>}
            </li>
          ))}
        </ul>
      )}
    </Query>
  );
}

interface FilesProps {
  at: At;
  onGo: (path: string) => void;
  onChosen: (entry: VolumeEntry) => void;
}

function Files({ at, onGo, onChosen }: FilesProps) {
  const t = useTexts();
  const [tokens, setTokens] = useState<string[]>([]);
  const files = useQuery(filesQuery(at.claim, at.path, tokens.at(-1)));
  return (
    <Query of={files}>
      {({ items, nextPageToken }) => (
        <>
          {items.length === 0 && <p className="hint">{t.browse.empty}</p>}
          <EntryList
            entries={items}
            onOpen={({ name }) => {
              onGo(at.path === '' ? name : `${at.path}/${name}`);
            }}
            onChosen={onChosen}
          />
          {(tokens.length > 0 || nextPageToken !== null) && (
            <nav className="pager" aria-label={t.common.pages}>
              <Button
                isDisabled={tokens.length === 0}
                onPress={() => {
                  setTokens(tokens.slice(0, -1));
                }}
              >
                {t.browse.previous}
              </Button>
              <Button
                isDisabled={nextPageToken === null}
                onPress={() => {
                  setTokens([...tokens, nextPageToken ?? '']);
                }}
              >
                {t.browse.next}
              </Button>
            </nav>
          )}
        </>
      )}
    </Query>
  );
}
