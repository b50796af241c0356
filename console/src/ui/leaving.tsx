import { createContext, use, useEffect, useState } from 'react';
import { useTexts } from '../i18n/language';
import { holdBack } from '../navigation/back';
import { Button } from './Button';
import { holdLinks, holdUnload, type Departure } from './holds';

/** Closes the dialog that it is read in, after a question where something was entered. */
export const LeaveContext = createContext<() => void>(() => undefined);

/** What a dialog is left by without doing what it is for. */
export function CancelButton() {
  const t = useTexts();
  return <Button onPress={use(LeaveContext)}>{t.common.cancel}</Button>;
}

/**
 * Holds back whatever would throw away what was entered: the browser's Back and Forward, a link, and with the
 * browser's own question the end of the page. What is held back is done when it is confirmed.
 */
export function useLeaving(isFilled: boolean, onClose: () => void) {
  const [departure, setDeparture] = useState<Departure>();
  useEffect(() => {
    if (!isFilled) {
      return;
    }
    const ask = (next: Departure) => {
      setDeparture(() => next);
    };
    const askForBack = () => {
      ask(() => {
        history.back();
      });
    };
    const holds = [holdUnload(), holdBack(askForBack), holdLinks(ask)];
    return () => {
      holds.forEach((release) => {
        release();
      });
    };
  }, [isFilled]);
  return {
    isAsking: departure !== undefined,
    leave: () => {
      if (isFilled) {
        setDeparture(() => () => undefined);
      } else {
        onClose();
      }
    },
    stay: () => {
      setDeparture(undefined);
    },
    confirm: () => {
      onClose();
      // When the dialog has gone, and with it what would hold this back.
      if (departure) {
        setTimeout(departure);
      }
    },
  };
}
