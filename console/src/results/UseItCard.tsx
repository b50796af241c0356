import { useQuery } from '@tanstack/react-query';
import { browsableQuery } from '../api/files';
import type { Compilation, Manifest } from '../api/types';
import type { Texts } from '../i18n/en';
import { formatBytes } from '../i18n/format';
import { useTexts } from '../i18n/language';
import { CopyableText } from '../ui/CopyableText';
import { Facts } from '../ui/Facts';
import { Fold } from '../ui/Fold';
import { CodeBlock } from './CodeBlock';
import { DownloadList } from './DownloadList';
import { kibibytes } from './measures';
import { cardsOf } from './rngd';
import type { Snippet } from './snippet';
import { snippetsOf } from './snippets';

interface Props {
  compilation: Compilation;
  manifest: Manifest;
}

/** Where the files lie, the files themselves, and what to do with them on the platform that they were made for. */
export function UseItCard({ compilation, manifest }: Props) {
  const t = useTexts();
  const { publishedUri, copiedUri, manifestDigest } = compilation;
  const snippets = snippetsOf(compilation, manifest);
  return (
    <section className="card use-it" aria-label={t.useIt.title}>
      <h2>{t.useIt.title}</h2>
      <Facts
        of={[
          [
            t.useIt.path,
            publishedUri ? <CopyableText key="path" text={publishedUri} what={t.useIt.path} /> : undefined,
          ],
          [
            t.useIt.copy,
            copiedUri ? <CopyableText key="copy" text={copiedUri} what={t.useIt.copy} /> : undefined,
          ],
          [
            t.useIt.digest,
            manifestDigest ? (
              <CopyableText key="digest" text={manifestDigest} what={t.useIt.digest} />
            ) : undefined,
          ],
        ]}
      />
      <Files compilation={compilation} manifest={manifest} />
      {snippets.map((snippet, place) => {
        const { title, note } = textsOf(snippet.what, manifest, t);
        return (
          <Fold key={snippet.what} title={title} opens={place === 0}>
            <p className="hint">{note}</p>
            <CodeBlock code={snippet.code} what={title} />
          </Fold>
        );
      })}
    </section>
  );
}

function Files({ compilation, manifest }: Props) {
  const t = useTexts();
  const [firstFile] = manifest.files;
  const browsable = useQuery({
    ...browsableQuery(compilation.id, firstFile?.path ?? ''),
    enabled: firstFile !== undefined,
  });
  if (browsable.data === undefined) {
    return null;
  }
  const { refusal } = browsable.data;
  if (refusal !== null) {
    return (
      <p className="hint">
        {t.useIt.notHere} {refusal}
      </p>
    );
  }
  return (
    <Fold
      title={`${t.useIt.download}: ${t.results.filesOf(manifest.files.length, formatBytes(manifest.totalBytes))}`}
      opens={manifest.files.length <= 8}
    >
      <DownloadList id={compilation.id} files={manifest.files} />
    </Fold>
  );
}

function textsOf(what: Snippet['what'], { summary }: Manifest, t: Texts): { title: string; note: string } {
  const { rngd, ethosU } = t.useIt;
  switch (what) {
    case 'serve':
      return { title: rngd.serve, note: rngd.serveNote(cardsOf(summary) ?? 1) };
    case 'ask':
      return { title: rngd.ask, note: rngd.askNote };
    case 'kserve':
      return { title: rngd.kserve, note: rngd.kserveNote };
    case 'llmD':
      return { title: rngd.llmD, note: rngd.llmDNote };
    case 'array':
      return { title: ethosU.array, note: ethosU.arrayNote };
    case 'tflm': {
      const [sram] = kibibytes('totalSramUsedKib', summary['totalSramUsedKib']);
      const note = ethosU.tflmNote(sram ? formatBytes(Math.round(Number(sram.value))) : null);
      return { title: ethosU.tflm, note: summary['npuOperators'] === 0 ? ethosU.noNpu : note };
    }
  }
}
