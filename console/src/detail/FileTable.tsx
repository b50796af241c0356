import type { OutputFile } from '../api/types';
import { formatBytes } from '../i18n/format';
import { useTexts } from '../i18n/language';
import { Copy } from '../ui/Copy';
import { Name } from '../ui/Name';

export function FileTable({ files, count }: { files: OutputFile[]; count: number }) {
  const t = useTexts();
  return (
    <>
      <table className="table table-dense">
        <thead>
          <tr>
            <th scope="col">{t.detail.path}</th>
            <th scope="col">{t.detail.size}</th>
            <th scope="col">{t.detail.sha256}</th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ path, sizeBytes, sha256 }) => (
            <tr key={path}>
              <td data-label={t.detail.path} className="break">
                <Name of={path} />
              </td>
              <td data-label={t.detail.size} className="number" title={`${sizeBytes} B`}>
                {formatBytes(sizeBytes)}
              </td>
              <td data-label={t.detail.sha256}>
                <span className="hash">
                  <code title={sha256}>{sha256.slice(0, 12)}</code>
                  <Copy text={sha256} what={`${t.detail.sha256} ${path}`} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > files.length && <p className="hint">{t.detail.filesCut(files.length, count)}</p>}
    </>
  );
}
