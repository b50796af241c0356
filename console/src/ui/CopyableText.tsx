import { Copy } from './Copy';

/** A text of machines, with a button that copies it. */
export function CopyableText({ text, what }: { text: string; what: string }) {
  return (
    <span className="hash">
      <code className="break">{text}</code>
      <Copy text={text} what={what} />
    </span>
  );
}
