import type { Texts } from '../i18n/en';
import { useLanguage, useTexts, type Language } from '../i18n/language';
import { noteText } from '../i18n/notes';
import { useSetTexts, type SetTexts } from '../i18n/sets';
import { Icon, type IconName } from '../ui/Icon';
import type { Verdict } from './verdict';

export const ICONS: Partial<Record<Verdict['is'], IconName>> = {
  ready: 'checkCircle',
  allReady: 'checkCircle',
  repeated: 'warning',
  wrong: 'warning',
  missing: 'warning',
  waits: 'clock',
  fails: 'cross',
};

interface Props {
  of: Verdict;
  /** Which of several it is about. */
  name?: string | undefined;
}

/** Beside the button: what pressing it would lead to. */
export function VerdictLine({ of: verdict, name }: Props) {
  const t = useTexts();
  const sets = useSetTexts();
  const { language } = useLanguage();
  const icon = ICONS[verdict.is];
  const words = wordsOf(verdict, t, sets, language);
  return (
    <p role="status" className={`verdict verdict-${verdict.is}`}>
      {icon && <Icon name={icon} />}
      <span>{name === undefined || words === '' ? words : sets.wrongOf(name, words)}</span>
    </p>
  );
}

function wordsOf(verdict: Verdict, t: Texts, sets: SetTexts, language: Language): string {
  switch (verdict.is) {
    case 'wrong':
      return t.create.fix(verdict.fields);
    case 'waits':
    case 'fails':
      return t.create[verdict.is](verdict.notes.map((note) => noteText(note, language)).join(' '));
    case 'repeated':
      return sets.repeated(verdict.name);
    case 'allReady':
      return sets.ready(verdict.count);
    case 'unknown':
      return '';
    default:
      return t.create[verdict.is];
  }
}
