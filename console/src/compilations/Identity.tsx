import type { AnyCompilation } from '../api/types';
import { HashChip } from '../ui/HashChip';
import { usePlatformTitle } from './usePlatformTitle';

/** Which compilation it is. */
export function Identity({ of: { id, platform, optionsHash } }: { of: AnyCompilation }) {
  return (
    <p className="identity">
      <span className="strong">{usePlatformTitle(platform)}</span>
      <HashChip hash={optionsHash} />
      <code className="break">{id}</code>
    </p>
  );
}
