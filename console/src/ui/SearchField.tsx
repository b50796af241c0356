import { useEffect, useRef } from 'react';
import { Icon } from './Icon';
import { useTyped } from './useTyped';

const PAUSE_MS = 250;

interface Props {
  label: string;
  value: string;
  /** Told once who types makes a pause. */
  onChange: (value: string) => void;
  /** Told only what was sent, with Enter. */
  isSent?: boolean;
}

/** Looks for a text. `/` leads to it from anywhere on the page. */
export function SearchField({ label, value, onChange, isSent = false }: Props) {
  const [typed, setTyped] = useTyped(value);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const field = useFocusOnSlash();
  useEffect(
    () => () => {
      clearTimeout(pause.current);
    },
    [],
  );
  const tell = (next: string) => {
    clearTimeout(pause.current);
    onChange(next);
  };
  return (
    <form
      role="search"
      className="search"
      onSubmit={(event) => {
        event.preventDefault();
        tell(typed);
      }}
    >
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        className="input"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        maxLength={200}
        autoComplete="off"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          clearTimeout(pause.current);
          if (!isSent) {
            pause.current = setTimeout(() => {
              tell(target.value);
            }, PAUSE_MS);
          }
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}

/** Not while somebody writes, nor behind a dialog. */
function useFocusOnSlash() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isWriting = (event.target as Element).closest('input, textarea, select, [contenteditable]');
      const isBehind = document.querySelector('[role="dialog"], [role="alertdialog"]');
      if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isWriting && !isBehind) {
        event.preventDefault();
        field.current?.focus();
        field.current?.select();
      }
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, []);
  return field;
}
