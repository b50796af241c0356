import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { useTexts } from '../i18n/language';
import { ActionButton } from '../ui/ActionButton';
import { FlagField } from '../ui/fields';
import { Icon } from '../ui/Icon';
import { Problem } from '../ui/Problem';
import { saveAs } from '../ui/saveAs';
import { plainText } from './ansi';
import { linesOf } from './lines';
import { LogLine } from './LogLine';
import { useLog, type Log } from './useLog';

/** More lines than this make a page slow; the download has them all. */
const SHOWN = 2000;
const NEAR_END_PX = 24;

interface Props {
  url: string;
  title: string;
  fileName: string;
}

export function LogViewer({ url, title, fileName }: Props) {
  const t = useTexts();
  const log = useLog(url);
  const [search, setSearch] = useState('');
  const [isFollowing, setFollowing] = useState(true);
  const lines = useMemo(() => linesOf(log.text), [log.text]);
  const found = useMemo(() => linesWith(lines, search), [lines, search]);
  return (
    <div className="log">
      <div className="log-bar">
        <SearchField className="log-search" aria-label={t.log.search} value={search} onChange={setSearch}>
          <Icon name="search" />
          <Input className="input" placeholder={t.log.search} />
        </SearchField>
        <span className="sub" role="status">
          {search === '' ? '' : t.log.matches(found.length)}
        </span>
        {!log.isComplete && <FlagField label={t.log.follow} value={isFollowing} onChange={setFollowing} />}
        <span className={log.isComplete ? 'log-state' : 'log-state log-live'}>
          {log.isComplete ? t.log.complete : t.log.live}
        </span>
        <ActionButton
          icon="download"
          label={t.log.download}
          onPress={() => {
            saveAs(fileName, log.text);
          }}
        />
      </div>
      <Problem error={log.error} />
      <LogText
        title={title}
        lines={found}
        search={search}
        log={log}
        isFollowing={isFollowing}
        onFollow={setFollowing}
      />
    </div>
  );
}

interface TextProps {
  title: string;
  lines: string[];
  search: string;
  log: Log;
  isFollowing: boolean;
  onFollow: (isFollowing: boolean) => void;
}

function LogText({ title, lines, search, log, isFollowing, onFollow }: TextProps) {
  const t = useTexts();
  const box = useRef<HTMLPreElement>(null);
  // Before the page is drawn, so that a line that comes is not taken for scrolling away from the end.
  useLayoutEffect(() => {
    if (isFollowing && box.current) {
      box.current.scrollTop = box.current.scrollHeight;
    }
  }, [log.text, isFollowing]);
  const nothing = log.isComplete ? t.log.emptyComplete : t.log.empty;
  const cut = Math.max(0, lines.length - SHOWN);
  return (
    <pre
      ref={box}
      className="log-text"
      role="log"
      aria-label={title}
      aria-live="off"
      tabIndex={0}
      onScroll={({ currentTarget }) => {
        onFollow(isAtEnd(currentTarget));
      }}
    >
      {cut > 0 && <span className="log-note">{t.log.cut(cut)}</span>}
      {lines.length === 0 && <span className="log-note">{search === '' ? nothing : t.log.nothingFound}</span>}
      {lines.slice(cut).map((line, index) => (
        <LogLine key={cut + index} line={line} search={search} />
      ))}
    </pre>
  );
}

function linesWith(lines: string[], search: string): string[] {
  const wanted = search.toLowerCase();
  return search === '' ? lines : lines.filter((line) => plainText(line).toLowerCase().includes(wanted));
}

function isAtEnd({ scrollTop, scrollHeight, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
}
