import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { queryClient } from '../api/connection';
import { Query } from './Query';

interface Part<P> {
  Part: ComponentType<P>;
}

const parts: (() => Promise<void>)[] = [];

/**
 * A page of the console that is loaded when it is first shown. What did not come while the service was away
 * comes with it, as answers do.
 */
export function late<P extends object>(name: string, load: () => Promise<ComponentType<P>>) {
  const usePart = partOf(name, load);
  return function Late(props: P) {
    return <Query of={usePart()}>{({ Part }) => <Part {...props} />}</Query>;
  };
}

/** The same for a dialog: until it is there, the page stays as it is. */
export function lateDialog<P extends object>(name: string, load: () => Promise<ComponentType<P>>) {
  const usePart = partOf(name, load);
  return function LateDialog(props: P) {
    const part = usePart();
    return part.isPending ? null : <Query of={part}>{({ Part }) => <Part {...props} />}</Query>;
  };
}

/** Loads every part, so that it is there when it is wanted. What does not come is loaded when it is. */
export async function loadParts(): Promise<void> {
  for (const loadPart of parts) {
    await loadPart().catch(() => undefined);
  }
}

function partOf<P>(name: string, load: () => Promise<ComponentType<P>>): () => UseQueryResult<Part<P>> {
  const query = {
    queryKey: ['part', name],
    // As a function it would be called by who keeps it.
    queryFn: async () => ({ Part: await load() }),
    staleTime: Infinity,
    gcTime: Infinity,
    refetchOnWindowFocus: false,
    meta: { isOurs: true },
  };
  parts.push(async () => {
    await queryClient.query(query);
  });
  return () => useQuery(query);
}
