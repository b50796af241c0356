import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { LANGUAGES, useLanguage, useTexts, type Language } from '../i18n/language';
import { useFocusOnNewPage } from '../navigation/focus';
import { links } from '../navigation/links';
import { SignOut } from '../signin/SignOut';
import { Icon } from '../ui/Icon';
import { NativeSelect } from '../ui/NativeSelect';
import { ConnectionBanner } from './ConnectionBanner';
import { Footer } from './Footer';
import { Navigation } from './Navigation';
import { THEMES, useTheme } from './theme';

/** What every page has around it. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useTexts();
  const main = useFocusOnNewPage();
  return (
    <>
      <a className="skip" href="#content">
        {t.shell.skip}
      </a>
      <header className="top">
        <div className="top-inner">
          <Link href={links.home} className="brand">
            <Icon name="chip" />
            <span className="brand-name">npuc</span>
            <span className="brand-tagline">{t.shell.tagline}</span>
          </Link>
          <div className="top-choices">
            <a href="/reference.html">{t.shell.reference}</a>
            <SignOut />
            <LanguageChoice />
            <ThemeChoice />
          </div>
        </div>
      </header>
      <ConnectionBanner />
      <div className="body">
        <Navigation />
        <main ref={main} id="content" className="content" tabIndex={-1}>
          {children}
        </main>
        <Footer />
      </div>
    </>
  );
}

function LanguageChoice() {
  const t = useTexts();
  const { language, choose } = useLanguage();
  return (
    <NativeSelect
      label={t.shell.language}
      value={language}
      onChange={choose}
      choices={Object.entries(LANGUAGES).map(([key, label]) => ({ key: key as Language, label }))}
    />
  );
}

function ThemeChoice() {
  const t = useTexts();
  const [theme, setTheme] = useTheme();
  return (
    <NativeSelect
      label={t.shell.theme}
      value={theme}
      onChange={setTheme}
      choices={THEMES.map((key) => ({ key, label: t.shell.themes[key] }))}
    />
  );
}
