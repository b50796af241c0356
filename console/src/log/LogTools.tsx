import type { RefObject } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../i18n/language';
import { ActionButton } from '../ui/ActionButton';
import { Icon } from '../ui/Icon';
import { saveAs } from '../ui/saveAs';

interface Props {
  box: RefObject<HTMLElement | null>;
  fileName: string;
  textOf: () => string;
  /** Undefined where it is there already. */
  ownPage: string | undefined;
}

/** What can be done with a log. */
export function LogTools({ box, fileName, textOf, ownPage }: Props) {
  const t = useTexts();
  return (
    <span className="log-tools">
      {ownPage !== undefined && (
        <Link href={ownPage} className="log-own-page">
          <Icon name="file" />
          {t.log.ownPage}
        </Link>
      )}
      {document.fullscreenEnabled && (
        <ActionButton
          icon="expand"
          label={t.log.fullScreen}
          onPress={() => {
            void toggleFullScreen(box.current);
          }}
        />
      )}
      <ActionButton
        icon="download"
        label={t.log.download}
        onPress={() => {
          saveAs(fileName, textOf());
        }}
      />
    </span>
  );
}

function toggleFullScreen(box: HTMLElement | null): Promise<void> | undefined {
  return document.fullscreenElement === null ? box?.requestFullscreen() : document.exitFullscreen();
}
