import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from './client';
import { dataOf } from './problem';

export const volumesQuery = queryOptions({
  queryKey: ['volumes'],
  queryFn: () => dataOf(client.GET('/v1/volumes')),
});

/** A page of what a folder of a volume holds; the path is empty at the top. */
export const filesQuery = (claim: string, path: string, pageToken?: string) =>
  queryOptions({
    queryKey: ['volumes', claim, path, pageToken],
    queryFn: () =>
      dataOf(
        client.GET('/v1/volumes/{claim}/files', {
          params: {
            path: { claim },
            query: { limit: 50, ...(path && { path }), ...(pageToken !== undefined && { pageToken }) },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });
