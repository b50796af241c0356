import type { Texts } from '../i18n/en';
import { useLanguage, useTexts, type Language } from '../i18n/language';
import { noteText } from '../i18n/notes';
import { Icon, type IconName } from '../ui/Icon';
import type { Verdict } from './verdict';

const ICONS: Partial<Record<Verdict['is'], IconName>> = {
  ready: 'checkCircle',
  wrong: 'warning',
  missing: 'warning',
  waits: 'clock',
  fails: 'cross',
};

/** Beside the button: what pressing it would lead to. */
export function VerdictLine({ of: verdict }: { of: Verdict }) {
  const t = useTexts();
  const { language } = useLanguage();
  const icon = ICONS[verdict.is];
  return (
    <p role="status" className={`verdict verdict-${verdict.is}`}>
      {icon && <Icon name={icon} />}
      <span>{wordsOf(verdict, t, language)}</span>
    </p>
  );
}

function wordsOf(verdict: Verdict, t: Texts, language: Language): string {
  switch (verdict.is) {
    case 'wrong':
      return t.create.fix(verdict.fields);
    case 'waits':
    case 'fails':
      return t.create[verdict.is](verdict.notes.map((note) => noteText(note, language)).join(' '));
    case 'unknown':
      return '';
    default:
      return t.create[verdict.is];
  }
}
