import type { Note } from '../api/types';
import { koNotes } from './ko/notes';
import type { Language } from './language';
import { wordsOf, type Sentences } from './codes/sentences';

const NOTES: Record<Language, Sentences<Note['code']> | undefined> = {
  en: undefined,
  ko: koNotes,
};

/** What should be known; in the words of the service where the language has none for it. */
export function noteText({ code, parameters, message }: Note, language: Language): string {
  return wordsOf(NOTES[language], code, parameters, message);
}
