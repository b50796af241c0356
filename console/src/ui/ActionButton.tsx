import { useEffect, useId, useState } from 'react';
import { Focusable, Tooltip, TooltipTrigger } from 'react-aria-components';
import { Icon, type IconName } from './Icon';

interface Props {
  icon: IconName;
  /** What it does, said by screen readers and by the tooltip. */
  label: string;
  onPress?: () => void;
  /** Why it can't be pressed now. It keeps the focus, so that everybody can learn the reason. */
  disabledReason?: string | undefined;
  /** Shows the label beside the icon. */
  isWide?: boolean;
  look?: 'primary' | 'plain';
}

export function ActionButton(props: Props) {
  const { icon, label, onPress, disabledReason, isWide = false, look = 'plain' } = props;
  const reasonId = useId();
  const [isTold, setTold] = useState(false);
  const isDisabled = disabledReason !== undefined;
  // A finger has no place to hover: a tap tells the reason.
  const tell = () => {
    setTold(true);
  };
  useEffect(() => {
    if (!isTold) {
      return;
    }
    const close = () => {
      setTold(false);
    };
    document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
    };
  }, [isTold]);
  return (
    <TooltipTrigger delay={300} isOpen={isTold} onOpenChange={setTold}>
      <Focusable>
        <button
          type="button"
          className={isWide ? `button button-${look}` : 'icon-button'}
          aria-label={label}
          aria-disabled={isDisabled}
          aria-describedby={isDisabled ? reasonId : undefined}
          onClick={isDisabled ? tell : onPress}
        >
          <Icon name={icon} />
          {isWide && <span>{label}</span>}
        </button>
      </Focusable>
      {isDisabled && (
        <span id={reasonId} hidden>
          {disabledReason}
        </span>
      )}
      <Tooltip className="tooltip">{isDisabled ? `${label}: ${disabledReason}` : label}</Tooltip>
    </TooltipTrigger>
  );
}
