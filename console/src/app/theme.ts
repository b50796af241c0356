import { useEffect, useState } from 'react';
import { kept } from '../storage/kept';

const STORED_AS = 'npuc.theme';
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Light or dark, as the reader chose here, else as the system is. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(storedTheme);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    kept.setItem(STORED_AS, theme);
  }, [theme]);
  return [theme, setTheme];
}

function storedTheme(): Theme {
  const stored = kept.getItem(STORED_AS);
  return THEMES.find((theme) => theme === stored) ?? 'system';
}
