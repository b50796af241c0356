import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { manifestQuery } from '../api/compilations';
import { useTexts } from '../i18n/language';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Query } from '../ui/Query';
import { saveAs } from '../ui/saveAs';

export function ManifestButton({ id }: { id: string }) {
  const t = useTexts();
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Button
        look="quiet"
        onPress={() => {
          setShown(true);
        }}
      >
        {t.detail.showManifest}
      </Button>
      {isShown && (
        <Dialog
          title={t.detail.manifest}
          size="large"
          onClose={() => {
            setShown(false);
          }}
        >
          <ManifestText id={id} />
        </Dialog>
      )}
    </>
  );
}

function ManifestText({ id }: { id: string }) {
  const t = useTexts();
  const manifest = useQuery(manifestQuery(id));
  return (
    <Query of={manifest}>
      {(found) => {
        const text = JSON.stringify(found, null, 2);
        return (
          <>
            <pre className="dialog-body code-block" tabIndex={0}>
              {text}
            </pre>
            <footer className="dialog-foot">
              <Button
                icon="download"
                onPress={() => {
                  saveAs(`${id}-manifest.json`, text);
                }}
              >
                {t.detail.download}
              </Button>
            </footer>
          </>
        );
      }}
    </Query>
  );
}
