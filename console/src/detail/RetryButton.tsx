import { queryClient } from '../api/connection';
import { compilationQuery } from '../api/compilations';
import type { Compilation } from '../api/types';
import { useSend } from '../api/useSend';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Problem';

interface Props {
  label: string;
  run: () => Promise<Compilation>;
  isFirst: boolean;
  /** The id of what shows how it goes on: the button goes, who pressed it is led there. */
  leadsTo: string;
}

/** Does what failed once more. The answer is the compilation as it is then. */
export function RetryButton({ label, run, isFirst, leadsTo }: Props) {
  const retrying = useSend({
    run,
    onDone: (compilation) => {
      queryClient.setQueryData(compilationQuery(compilation.id).queryKey, compilation);
      document.getElementById(leadsTo)?.focus();
    },
  });
  return (
    <>
      <Button
        icon="repeat"
        look={isFirst ? 'primary' : 'plain'}
        isPending={retrying.isPending}
        onPress={() => {
          retrying.send();
        }}
      >
        {label}
      </Button>
      <Problem error={retrying.error} of="doing" />
    </>
  );
}
