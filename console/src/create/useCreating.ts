import { useLocation } from 'wouter';
import { createCompilation } from '../api/compilations';
import { queryClient } from '../api/connection';
import { useIdempotencyKeys } from '../api/idempotency';
import { createSet } from '../api/sets';
import type { NewCompilation, VersionPath } from '../api/types';
import { useSend } from '../api/useSend';
import { links } from '../navigation/links';
import { setBodyOf } from './members';

/** Sends what is to be compiled, and goes to its page: one body is no set. */
export function useCreating(path: VersionPath) {
  const [, navigate] = useLocation();
  const keyFor = useIdempotencyKeys();
  return useSend({
    run: async (bodies: NewCompilation[]) => {
      const [single] = bodies;
      return bodies.length === 1 && single !== undefined
        ? links.compilation((await createCompilation(path, single, keyFor)).id)
        : links.set((await createSet(path, setBodyOf(bodies), keyFor)).id);
    },
    onDone: (page) => {
      void queryClient.invalidateQueries({ queryKey: ['compilations', path] });
      navigate(page);
    },
  });
}
