import type { ReactNode } from 'react';
import { Button, DropZone, FileTrigger, isFileDropItem } from 'react-aria-components';
import { useTexts } from '../i18n/language';

const MAX_BYTES = 32 * 1024;

interface Props {
  onFile: (name: string, text: string) => void;
  onUnreadable: () => void;
  children: ReactNode;
}

/** Takes a .env file by drop or by choice. */
export function EnvFileDrop({ onFile, onUnreadable, children }: Props) {
  const t = useTexts();
  const take = async (file: File) => {
    const text = file.size <= MAX_BYTES ? await textOf(file) : undefined;
    if (text === undefined) {
      onUnreadable();
    } else {
      onFile(file.name, text);
    }
  };
  return (
    <DropZone
      className="drop"
      aria-label={t.create.dropZone}
      onDrop={(event) => {
        const dropped = event.items.find(isFileDropItem);
        void dropped?.getFile().then(take);
      }}
    >
      {children}
      <p className="hint">
        {t.create.drop}{' '}
        <FileTrigger
          onSelect={(files) => {
            const file = files?.item(0);
            if (file) {
              void take(file);
            }
          }}
        >
          <Button className="link">{t.create.choose}</Button>
        </FileTrigger>
      </p>
    </DropZone>
  );
}

/** The text of a file; undefined when it is none. */
async function textOf(file: File): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}
