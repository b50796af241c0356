import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useTexts } from '../i18n/language';
import { isWithin, links } from '../navigation/links';
import { Icon } from '../ui/Icon';

/** The ways that are always there: beside the page, or in a menu where there is no room. */
export function Navigation() {
  const t = useTexts();
  const [path] = useLocation();
  // The menu belongs to the page that it was opened on.
  const [openOn, setOpenOn] = useState<string>();
  const isOpen = openOn === path;
  const places = [
    { href: links.home, icon: 'home', name: t.home.title },
    { href: links.models, icon: 'chip', name: t.models.title },
    { href: links.allCompilations, icon: 'repeat', name: t.compilations.tab },
  ] as const;
  return (
    <nav className="side" aria-label={t.shell.navigation}>
      <button
        type="button"
        className="button side-toggle"
        aria-expanded={isOpen}
        onClick={() => {
          setOpenOn(isOpen ? undefined : path);
        }}
      >
        <Icon name={isOpen ? 'close' : 'menu'} />
        {t.shell.menu}
      </button>
      <ul className={isOpen ? 'side-places side-open' : 'side-places'}>
        {places.map(({ href, icon, name }) => (
          <li key={href}>
            <Link href={href} className="side-place" aria-current={isWithin(path, href) ? 'page' : undefined}>
              <Icon name={icon} />
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
