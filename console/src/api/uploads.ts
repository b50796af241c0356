import { send } from './authorized';
import { client } from './client';
import { newKeys } from './idempotency';
import { ApiProblem, dataOf } from './problem';
import type { DeclaredFile, Upload, UploadPart, UploadResult } from './types';

/** What an upload needs of the service. */
export interface UploadApi {
  begin: (files: DeclaredFile[]) => Promise<Upload>;
  find: (id: string) => Promise<Upload>;
  send: (part: UploadPart, bytes: Blob, signal: AbortSignal) => Promise<void>;
  complete: (id: string) => Promise<UploadResult>;
  discard: (id: string) => Promise<void>;
}

export const uploadApi: UploadApi = {
  begin: (files) => {
    const body = { files };
    return dataOf(
      client.POST('/v1/uploads', { params: { header: { 'Idempotency-Key': newKeys()(body) } }, body }),
    );
  },
  find: (upload) => dataOf(client.GET('/v1/uploads/{upload}', { params: { path: { upload } } })),
  send: sendPart,
  complete: (upload) =>
    dataOf(client.POST('/v1/uploads/{upload}/complete', { params: { path: { upload } } })),
  discard: (upload) => dataOf(client.DELETE('/v1/uploads/{upload}', { params: { path: { upload } } })),
};

/** A part goes where the service says: to itself, or to a store elsewhere that gets no token of ours. */
async function sendPart({ url, headers }: UploadPart, bytes: Blob, signal: AbortSignal): Promise<void> {
  const answer = await send(new Request(url ?? '', { method: 'PUT', body: bytes, headers, signal }));
  if (!answer.ok) {
    const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
    throw new ApiProblem(answer.status, problem);
  }
}
