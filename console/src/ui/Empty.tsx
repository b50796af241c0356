import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

interface Props {
  icon: IconName;
  title: string;
  hint: string;
  children?: ReactNode;
}

/** A list without entries says what the first step is. */
export function Empty({ icon, title, hint, children }: Props) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <p className="empty-title">{title}</p>
      <p>{hint}</p>
      {children}
    </div>
  );
}
