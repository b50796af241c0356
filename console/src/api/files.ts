import { queryOptions } from '@tanstack/react-query';
import { send } from './authorized';
import { ApiProblem } from './problem';

/** Where the service gives a published file; each part of its path keeps its own slashes apart. */
export function fileUrl(id: string, path: string): string {
  return `/v1/compilations/${id}/files/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** Whether published files can be read through the service, asked for by the first byte of one; else why not. */
export const browsableQuery = (id: string, path: string) =>
  queryOptions({
    queryKey: ['browsable', id],
    queryFn: async (): Promise<{ refusal: string | null }> => {
      const answer = await asked(id, path, { Range: 'bytes=0-0' });
      // An empty file has no first byte.
      if (answer.ok || answer.status === 416) {
        await answer.body?.cancel();
        return { refusal: null };
      }
      const problem = (await answer.json()) as { detail?: string };
      return { refusal: problem.detail ?? String(answer.status) };
    },
    staleTime: Infinity,
  });

/** A file as the browser can keep it. */
export async function fetchedFile(id: string, path: string): Promise<Blob> {
  const answer = await asked(id, path);
  if (!answer.ok) {
    throw new ApiProblem(answer.status, {});
  }
  return answer.blob();
}

function asked(id: string, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return send(new Request(fileUrl(id, path), { headers }));
}
