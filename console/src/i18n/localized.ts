import type { Platform, Translations } from '../api/types';

interface Own {
  title?: string;
  help?: string;
  note?: string | null;
  translations?: Translations;
}

/** What a platform says of itself, in a language if it has that; a text that it does not have stays as it is. */
export function localized<T extends Own>(of: T, language: string): T {
  const { title, help, note } = of.translations?.[language] ?? {};
  return {
    ...of,
    ...(title !== undefined && { title }),
    ...(help !== undefined && { help }),
    ...(note !== undefined && { note }),
  };
}

/** A platform with all its options and arguments. */
export function localizedPlatform(platform: Platform, language: string): Platform {
  const { options, additionalArgs } = platform;
  return {
    ...localized(platform, language),
    options: options.map((option) => localized(option, language)),
    additionalArgs: {
      ...localized(additionalArgs, language),
      allowed: additionalArgs.allowed.map((option) => localized(option, language)),
    },
  };
}
