import { useMutation } from '@tanstack/react-query';
import { needsToken } from '../api/authorized';
import { fetchedFile, fileUrl } from '../api/files';
import type { Manifest } from '../api/types';
import { formatBytes } from '../i18n/format';
import { useTexts } from '../i18n/language';
import { Icon } from '../ui/Icon';
import { Problem } from '../ui/Problem';
import { saveAs } from '../ui/saveAs';
import { Name } from '../ui/Name';

/** More would make the page long; the manifest has all. */
const SHOWN = 100;

export function DownloadList({ id, files }: { id: string; files: Manifest['files'] }) {
  const t = useTexts();
  return (
    <>
      <ul className="downloads">
        {files.slice(0, SHOWN).map(({ path, size }) => (
          <li key={path}>
            <Download id={id} path={path} /> <span className="sub-inline">{formatBytes(size)}</span>
          </li>
        ))}
      </ul>
      {files.length > SHOWN && <p className="hint">{t.useIt.allFiles(SHOWN, files.length)}</p>}
    </>
  );
}

function Download({ id, path }: { id: string; path: string }) {
  const t = useTexts();
  const name = path.split('/').at(-1) ?? path;
  const fetching = useMutation({
    mutationFn: () => fetchedFile(id, path),
    onSuccess: (content) => {
      saveAs(name, content);
    },
  });
  return (
    <>
      <a
        href={fileUrl(id, path)}
        download={name}
        aria-label={`${t.useIt.download} ${path}`}
        onClick={(event) => {
          if (needsToken()) {
            event.preventDefault();
            fetching.mutate();
          }
        }}
      >
        <Icon name="download" />{' '}
        <span className="break">
          <Name of={path} />
        </span>
      </a>
      <Problem error={fetching.error} />
    </>
  );
}
