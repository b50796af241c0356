import type { Platform } from '../api/types';
import { useTexts } from '../i18n/language';
import { ActionButton } from '../ui/ActionButton';
import { Button } from '../ui/Button';
import { CancelButton } from '../ui/leaving';
import type { Verdict } from './verdict';
import { VerdictLine } from './VerdictLine';

interface Props {
  platform: Platform;
  verdict: Verdict;
  isPending: boolean;
}

/** Always in sight: the verdict, and beside it what it is about. */
export function CreateFoot({ platform, verdict, isPending }: Props) {
  const t = useTexts();
  return (
    <footer className="dialog-foot create-foot">
      <VerdictLine of={verdict} />
      <CancelButton />
      {platform.available ? (
        <Button type="submit" look="primary" icon="chip" isPending={isPending}>
          {t.create.submit}
        </Button>
      ) : (
        <ActionButton
          icon="chip"
          label={t.create.submit}
          look="primary"
          isWide
          disabledReason={t.create.notInstalled(platform.installation)}
        />
      )}
    </footer>
  );
}
