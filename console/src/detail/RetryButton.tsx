import { useMutation } from '@tanstack/react-query';
import { queryClient } from '../api/connection';
import { compilationQuery } from '../api/compilations';
import type { Compilation } from '../api/types';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Problem';

interface Props {
  label: string;
  run: () => Promise<Compilation>;
}

/** Does what failed once more. The answer is the compilation as it is then. */
export function RetryButton({ label, run }: Props) {
  const retrying = useMutation({
    mutationFn: run,
    onSuccess: (compilation) => {
      queryClient.setQueryData(compilationQuery(compilation.id).queryKey, compilation);
    },
  });
  return (
    <div className="stack">
      <div>
        <Button
          icon="repeat"
          look="primary"
          isPending={retrying.isPending}
          onPress={() => {
            retrying.mutate();
          }}
        >
          {label}
        </Button>
      </div>
      <Problem error={retrying.error} />
    </div>
  );
}
