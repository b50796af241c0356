import { useRef } from 'react';
import { useTexts } from '../i18n/language';
import { FlagField } from '../ui/fields';
import { Problem } from '../ui/Problem';
import { LogBar } from './LogBar';
import { LogRows } from './LogRows';
import { LogState, stateOf } from './LogState';
import { LogTools } from './LogTools';
import { useLog } from './useLog';
import { useShown, type OpensAt } from './useShown';

interface Props {
  url: string;
  title: string;
  fileName: string;
  /** Whether something writes it now. */
  isRunning: boolean;
  opensAt: OpensAt;
  /** The address of the log's own page, and of a line there, from 1. */
  hrefOf: (line?: number) => string;
  search?: string | undefined;
  onSearch?: (search: string) => void;
  /** It has the page for itself. */
  isFull?: boolean;
}

export function LogViewer(props: Props) {
  const { url, title, fileName, isRunning, opensAt, hrefOf, search = '', onSearch, isFull = false } = props;
  const t = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const log = useLog(url);
  const { lines } = log.buffer;
  const shown = useShown(log, opensAt, search);
  const { choices, hits, target } = shown;
  const nothing = log.isComplete ? t.log.emptyComplete : t.log.empty;
  return (
    <div ref={box} className={isFull ? 'log log-full' : 'log'}>
      <div className="log-bar">
        <LogBar
          choices={choices}
          onChange={(next) => {
            shown.setChoices(next);
            onSearch?.(next.search);
          }}
          hit={{ place: target ? hits.indexOf(target.line) + 1 : 0, count: hits.length }}
          onStep={shown.step}
        />
        {!log.isComplete && (
          <FlagField label={t.log.follow} value={shown.isFollowing} onChange={shown.setFollowing} />
        )}
        <LogState state={stateOf(log, isRunning)} count={lines.length} />
        <LogTools
          box={box}
          fileName={fileName}
          textOf={() => log.buffer.text()}
          ownPage={isFull ? undefined : hrefOf()}
        />
      </div>
      <Problem error={log.error} />
      <LogRows
        title={title}
        lines={lines}
        version={log}
        rows={shown.rows}
        search={shown.search}
        isWrapped={choices.isWrapped}
        target={target}
        isFollowing={shown.isFollowing}
        onFollow={shown.setFollowing}
        hrefOf={hrefOf}
        nothing={choices.onlyErrors && lines.length > 0 ? t.log.noErrors : nothing}
      />
    </div>
  );
}
