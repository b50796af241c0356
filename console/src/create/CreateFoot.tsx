import type { Platform } from '../api/types';
import { useTexts } from '../i18n/language';
import { useSetTexts } from '../i18n/sets';
import { ActionButton } from '../ui/ActionButton';
import { Button } from '../ui/Button';
import { CancelButton } from '../ui/leaving';
import type { Verdict } from './verdict';
import { VerdictLine } from './VerdictLine';

interface Props {
  platform: Platform;
  verdict: Verdict;
  /** Which of several the verdict is about. */
  name?: string | undefined;
  /** How many are compiled. */
  count: number;
  isPending: boolean;
}

/** Always in sight: the verdict, and beside it what it is about. */
export function CreateFoot({ platform, verdict, name, count, isPending }: Props) {
  const t = useTexts();
  const sets = useSetTexts();
  const submit = count > 1 ? sets.submit(count) : t.create.submit;
  return (
    <footer className="dialog-foot create-foot">
      <VerdictLine of={verdict} name={name} />
      <CancelButton />
      {platform.available ? (
        <Button type="submit" look="primary" icon="chip" isPending={isPending}>
          {submit}
        </Button>
      ) : (
        <ActionButton
          icon="chip"
          label={submit}
          look="primary"
          isWide
          disabledReason={t.create.notInstalled(platform.installation)}
        />
      )}
    </footer>
  );
}
