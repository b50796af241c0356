import { kept } from '../storage/kept';
import { en, type Texts } from './en';

/** Each language by its own name. */
export const LANGUAGES = { en: 'English', ko: '한국어' };
const STORED_AS = 'npuc.language';

export type Language = keyof typeof LANGUAGES;

/** A language, and all that is said in it. */
export interface Spoken {
  language: Language;
  texts: Texts;
}

export const ENGLISH: Spoken = { language: 'en', texts: en };

/** English is there from the beginning: it is shown where another language can't be loaded. */
const LOAD: Record<Language, () => Promise<Texts>> = {
  en: () => Promise.resolve(en),
  ko: async () => (await import('./ko')).ko,
};

export async function load(language: Language): Promise<Spoken> {
  return { language, texts: await LOAD[language]() };
}

/** The reader's language: the one chosen here before, else the browser's, else English. */
export async function loadFirst(): Promise<Spoken> {
  try {
    return await load(wantedOf([kept.getItem(STORED_AS), ...navigator.languages]));
  } catch {
    return ENGLISH;
  }
}

export function keep(language: Language): void {
  kept.setItem(STORED_AS, language);
}

/** The first tag that names a language of the console, in whatever country it is spoken. */
export function wantedOf(tags: readonly (string | null)[]): Language {
  return tags.map((tag) => tag?.slice(0, 2)).find(isLanguage) ?? 'en';
}

function isLanguage(tag: string | undefined): tag is Language {
  return tag !== undefined && Object.hasOwn(LANGUAGES, tag);
}
