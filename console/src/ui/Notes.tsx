import type { Note } from '../api/types';
import { useLanguage } from '../i18n/language';
import { noteText } from '../i18n/notes';
import { Icon } from './Icon';

const LOOKS = {
  blocker: { look: 'bad', icon: 'cross' },
  warning: { look: 'warn', icon: 'warning' },
  info: { look: 'plain', icon: 'info' },
} as const;
const LEVELS = Object.keys(LOOKS) as Note['level'][];

/** What should be known, in the reader's language: what blocks first, what is only good to know last. */
export function Notes({ of: notes }: { of: Note[] }) {
  const { language } = useLanguage();
  return (
    notes.length > 0 && (
      <div className="notices">
        {LEVELS.flatMap((level) =>
          notes
            .filter((note) => note.level === level)
            .map((note) => (
              <p key={note.message} className={`notice notice-${LOOKS[level].look}`}>
                <Icon name={LOOKS[level].icon} />
                <span>{noteText(note, language)}</span>
              </p>
            )),
        )}
      </div>
    )
  );
}
