import { useState, type ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { Icon } from './Icon';

interface Props {
  title: string;
  isOpenAtFirst?: boolean;
  children: ReactNode;
}

/** Something that not everybody needs to see; its content is made when it is first opened. */
export function Fold({ title, isOpenAtFirst = false, children }: Props) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  return (
    <Disclosure className="fold" isExpanded={isOpen} onExpandedChange={setOpen}>
      <Heading level={3}>
        <Button slot="trigger" className="fold-trigger">
          <Icon name="chevron" />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className="fold-panel">{isOpen && children}</DisclosurePanel>
    </Disclosure>
  );
}
