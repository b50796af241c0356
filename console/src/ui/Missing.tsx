import { Link } from 'wouter';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { useTitle } from '../navigation/title';
import { Icon } from './Icon';

/** A page of something that is not there, with a way on. */
export function Missing({ title, id }: { title: string; id: string }) {
  const t = useTexts();
  useTitle(title);
  return (
    <div className="empty">
      <Icon name="search" />
      <h1 className="empty-title">{title}</h1>
      <code className="break">{id}</code>
      <Link href={links.models}>{t.shell.toModels}</Link>
    </div>
  );
}
