import { Icon, type IconName } from './Icon';

interface Props {
  children: string;
  icon?: IconName;
  look?: 'primary' | 'plain' | 'quiet';
  onPress: () => void;
}

/** A button as the browser has it: what the first screen needs of one. `Button` can do more. */
export function PlainButton({ children, icon, look = 'plain', onPress }: Props) {
  return (
    <button type="button" className={`button button-${look}`} onClick={onPress}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}
