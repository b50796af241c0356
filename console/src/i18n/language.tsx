import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Texts } from './en';
import { ENGLISH, keep, load, type Language, type Spoken } from './load';

export { LANGUAGES, type Language } from './load';

interface Choice extends Spoken {
  choose: (language: Language) => void;
}

const LanguageContext = createContext<Choice>({ ...ENGLISH, choose: () => undefined });

interface Props {
  /** The language that one begins with. */
  first: Spoken;
  children: ReactNode;
}

/** What the page is read in. Another language is shown once all of it is there. */
export function LanguageProvider({ first, children }: Props) {
  const [spoken, setSpoken] = useState(first);
  const latest = useRef(first.language);
  const choice = useMemo(
    () => ({
      ...spoken,
      choose: (next: Language) => {
        keep(next);
        latest.current = next;
        load(next).then(
          (loaded) => {
            // One that was chosen later may be there before.
            if (latest.current === next) {
              setSpoken(loaded);
            }
          },
          () => undefined,
        );
      },
    }),
    [spoken],
  );
  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);
  return (
    <LanguageContext value={choice}>
      <I18nProvider locale={spoken.language}>{children}</I18nProvider>
    </LanguageContext>
  );
}

export function useLanguage(): Choice {
  return use(LanguageContext);
}

export function useTexts(): Texts {
  return useLanguage().texts;
}
