import { Icon } from './Icon';

/** What should be known although nothing failed. */
export function Warnings({ of: warnings }: { of: string[] }) {
  return (
    warnings.length > 0 && (
      <div className="notices">
        {warnings.map((warning) => (
          <p key={warning} className="notice notice-warn">
            <Icon name="warning" />
            <span>{warning}</span>
          </p>
        ))}
      </div>
    )
  );
}
