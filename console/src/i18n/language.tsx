import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { kept } from '../storage/kept';
import { en, type Texts } from './en';
import { ko } from './ko';

const TEXTS = { en, ko };
const STORED_AS = 'npuc.language';

export type Language = keyof typeof TEXTS;
export const LANGUAGES = Object.keys(TEXTS) as Language[];

interface Choice {
  language: Language;
  choose: (language: Language) => void;
}

const LanguageContext = createContext<Choice>({ language: 'en', choose: () => undefined });

/** The reader's language: the one chosen here before, else the browser's, else English. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const choice = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        kept.setItem(STORED_AS, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <LanguageContext value={choice}>
      <I18nProvider locale={language}>{children}</I18nProvider>
    </LanguageContext>
  );
}

export function useLanguage(): Choice {
  return use(LanguageContext);
}

export function useTexts(): Texts {
  return TEXTS[useLanguage().language];
}

export function textsOf(language: Language): Texts {
  return TEXTS[language];
}

function firstLanguage(): Language {
  const wanted = [kept.getItem(STORED_AS), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return LANGUAGES.find((language) => wanted.find((tag) => isLanguage(tag)) === language) ?? 'en';
}

function isLanguage(tag: string | null): tag is Language {
  return tag !== null && tag in TEXTS;
}
