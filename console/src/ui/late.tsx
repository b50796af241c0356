import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { Query } from './Query';

/**
 * A part of the console that is loaded when it is first shown. What did not come while the service was away
 * comes with it, as answers do.
 */
export function late<P extends object>(name: string, load: () => Promise<ComponentType<P>>) {
  return function Late(props: P) {
    const part = useQuery({
      queryKey: ['part', name],
      // As a function it would be called by who keeps it.
      queryFn: async () => ({ Part: await load() }),
      staleTime: Infinity,
      gcTime: Infinity,
      refetchOnWindowFocus: false,
    });
    return <Query of={part}>{({ Part }) => <Part {...props} />}</Query>;
  };
}
