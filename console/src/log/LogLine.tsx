import { memo } from 'react';
import { Link } from 'wouter';
import { plainText, spansOf } from './ansi';
import { drawn } from './drawn';
import { markedParts } from './marks';

interface Props {
  /** From 1. */
  number: number;
  line: string;
  search: string;
  isCurrent: boolean;
  href: string;
}

/** One line: in its colours, or with what is searched for marked. It is always text, never markup. */
export const LogLine = memo(function LogLine({ number, line, search, isCurrent, href }: Props) {
  const shown = drawn(line);
  return (
    <div className={isCurrent ? 'log-row log-current' : 'log-row'} data-line={number}>
      <Link className="log-number" href={href} tabIndex={-1} aria-hidden="true">
        {number}
      </Link>
      <span className="log-line">
        {search === '' ? <Coloured line={shown} /> : <Marked line={shown} search={search} />}
      </span>
    </div>
  );
});

function Coloured({ line }: { line: string }) {
  return spansOf(line).map(({ text, classes }, index) => (
    <span key={index} className={classes.join(' ')}>
      {text}
    </span>
  ));
}

function Marked({ line, search }: { line: string; search: string }) {
  return markedParts(plainText(line), search).map(({ text, isMarked }, index) =>
    isMarked ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
  );
}
