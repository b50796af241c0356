import { useState, type ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { Icon } from './Icon';

interface Props {
  title: string;
  /** Opens it when it turns true; it can be closed then. */
  opens?: boolean;
  /** Keeps it open. */
  isHeld?: boolean;
  /** That of its heading: one more than that of what it is in. */
  level?: 2 | 3;
  children: ReactNode;
}

/** Something that not everybody needs to see; its content is made when it is first opened. */
export function Fold({ title, opens = false, isHeld = false, level = 3, children }: Props) {
  const [isOpen, setOpen] = useState(opens || isHeld);
  const [opened, setOpened] = useState(opens);
  if (opens !== opened) {
    setOpened(opens);
    setOpen(isOpen || opens);
  }
  if (isHeld && !isOpen) {
    setOpen(true);
  }
  return (
    <Disclosure className="fold" isExpanded={isOpen} onExpandedChange={setOpen}>
      <Heading level={level} className="fold-title">
        <Button slot="trigger" className="fold-trigger">
          <Icon name="chevron" />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className="fold-panel">{isOpen && children}</DisclosurePanel>
    </Disclosure>
  );
}
