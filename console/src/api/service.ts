import { queryOptions } from '@tanstack/react-query';
import { client } from './client';
import { dataOf } from './problem';

/** It changes only when the service is started anew. */
export const versionQuery = queryOptions({
  queryKey: ['serviceVersion'],
  queryFn: () => dataOf(client.GET('/v1/version')),
  staleTime: Infinity,
  refetchOnWindowFocus: false,
});
