import { useRef } from 'react';
import { queryClient } from '../api/connection';
import { compilationQuery } from '../api/compilations';
import type { Compilation } from '../api/types';
import { useSend } from '../api/useSend';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Problem';

interface Props {
  label: string;
  run: () => Promise<Compilation>;
}

/** Does what failed once more. The answer is the compilation as it is then. */
export function RetryButton({ label, run }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const retrying = useSend({
    run,
    onDone: (compilation) => {
      queryClient.setQueryData(compilationQuery(compilation.id).queryKey, compilation);
      // The button goes; who pressed it stays at what it belongs to.
      box.current?.closest('article')?.focus();
    },
  });
  return (
    <div ref={box} className="stack">
      <div>
        <Button
          icon="repeat"
          look="primary"
          isPending={retrying.isPending}
          onPress={() => {
            retrying.send();
          }}
        >
          {label}
        </Button>
      </div>
      <Problem error={retrying.error} of="doing" />
    </div>
  );
}
