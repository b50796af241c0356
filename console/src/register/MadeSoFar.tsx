import { useTexts } from '../i18n/language';
import { Icon } from '../ui/Icon';
import type { Made } from './useRegistering';

/** What exists now, and that a second try goes on from there. */
export function MadeSoFar({ of: { model, version } }: { of: Made }) {
  const t = useTexts();
  const made = [
    model !== undefined && t.register.madeModel(model),
    version !== undefined && t.register.madeVersion(version),
  ].filter((part) => part !== false);
  return (
    made.length > 0 && (
      <p className="notice notice-plain" role="status">
        <Icon name="check" />
        <span>
          {made.join(' ')} {t.register.goesOn}
        </span>
      </p>
    )
  );
}
