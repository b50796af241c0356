import { memo } from 'react';
import { plainText, spansOf } from './ansi';
import { markedParts } from './marks';

interface Props {
  line: string;
  search: string;
}

/** One line: in its colours, or with what is searched for marked. It is always text, never markup. */
export const LogLine = memo(function LogLine({ line, search }: Props) {
  if (search !== '') {
    return (
      <span className="log-line">
        {markedParts(plainText(line), search).map(({ text, isMarked }, index) =>
          isMarked ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
        )}
      </span>
    );
  }
  return (
    <span className="log-line">
      {spansOf(line).map(({ text, classes }, index) => (
        <span key={index} className={classes.join(' ')}>
          {text}
        </span>
      ))}
    </span>
  );
});
