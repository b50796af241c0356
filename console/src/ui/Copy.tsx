import { useState } from 'react';
import { useTexts } from '../i18n/language';
import { ActionButton } from './ActionButton';

const SHOWN_MS = 1500;

/** Copies a text; says so for a moment. */
export function Copy({ text, what }: { text: string; what: string }) {
  const t = useTexts();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await writeToClipboard(text);
    setCopied(true);
    setTimeout(() => {
      setCopied(false);
    }, SHOWN_MS);
  };
  return (
    <>
      <ActionButton
        icon={isCopied ? 'check' : 'copy'}
        label={t.common.copyOf(what)}
        onPress={() => void copy()}
      />
      <span className="visually-hidden" role="status">
        {isCopied ? t.common.copied : ''}
      </span>
    </>
  );
}

/** A page over plain HTTP has no clipboard of its own unless it is on this machine. */
async function writeToClipboard(text: string): Promise<void> {
  if (window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is nothing else without HTTPS
  document.execCommand('copy');
  field.remove();
}
