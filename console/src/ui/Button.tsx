import { Button as AriaButton, type ButtonProps as AriaProps } from 'react-aria-components';
import { Icon, type IconName } from './Icon';

interface Props extends Omit<AriaProps, 'className' | 'children'> {
  children: string;
  icon?: IconName;
  look?: 'primary' | 'danger' | 'plain' | 'quiet';
}

export function Button({ children, icon, look = 'plain', ...rest }: Props) {
  return (
    <AriaButton {...rest} className={`button button-${look}`}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </AriaButton>
  );
}
