import { Copy } from '../ui/Copy';

/** A text to copy into a terminal, a file or a program. */
export function CodeBlock({ code, what }: { code: string; what: string }) {
  return (
    <div className="snippet">
      <pre className="code-block" tabIndex={0} aria-label={what}>
        {code}
      </pre>
      <Copy text={code} what={what} />
    </div>
  );
}
