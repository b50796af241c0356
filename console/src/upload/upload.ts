import { ApiProblem, isAway, isMissing } from '../api/problem';
import type { DeclaredFile, Upload, UploadPart, UploadResult } from '../api/types';
import type { UploadApi } from '../api/uploads';
import type { Chosen } from './chosen';
import { sha256Of } from './hashing';
import type { Memory } from './remembered';

export type Step = 'reading' | 'sending' | 'checking';

export interface Progress {
  step: Step;
  done: number;
  total: number;
}

export interface Uploading {
  files: Chosen[];
  api: UploadApi;
  memory: Memory;
  onProgress: (progress: Progress) => void;
  /** Told which upload it is, once that is known. */
  onBegun: (id: string) => void;
  signal: AbortSignal;
  /** Waits between two tries, and between two looks at a check. */
  pause: (milliseconds: number) => Promise<void>;
}

/** At once: more would share the same line, and a part must be there in time. */
const SENDERS = 3;
const TRIES = 6;
const ROUNDS_OF_CHECKS = 2;

/** Files that changed while they were sent: their bytes are not what was declared, sent again or not. */
export class MismatchError extends Error {
  readonly paths: string[];

  constructor(paths: string[]) {
    super(paths.join(', '));
    this.paths = paths;
  }
}

/** Sends files and gives where they lie. Called again with the same files, it goes on where it was. */
export async function upload(uploading: Uploading): Promise<UploadResult> {
  const declared = await declare(uploading);
  const { id } = await open(declared, uploading);
  uploading.onBegun(id);
  for (let round = 1; ; round++) {
    await sendMissing(id, uploading);
    const result = await complete(id, uploading);
    if (result.phase === 'Complete') {
      uploading.memory.forget(declared);
      return result;
    }
    if (round === ROUNDS_OF_CHECKS) {
      throw new MismatchError((await uploading.api.find(id)).mismatched);
    }
  }
}

async function declare({ files, onProgress, signal }: Uploading): Promise<DeclaredFile[]> {
  const total = sum(files.map(({ file }) => file.size));
  const declared: DeclaredFile[] = [];
  let done = 0;
  onProgress({ step: 'reading', done, total });
  for (const { path, file } of files) {
    const sha256 = await sha256Of(
      file,
      (bytes) => {
        done += bytes;
        onProgress({ step: 'reading', done, total });
      },
      signal,
    );
    declared.push({ path, sizeBytes: file.size, sha256 });
  }
  return declared;
}

async function open(files: DeclaredFile[], { api, memory }: Uploading): Promise<Upload> {
  const known = memory.get(files);
  if (known !== undefined) {
    try {
      return await api.find(known);
    } catch (error) {
      if (!isMissing(error)) {
        throw error;
      }
    }
  }
  const begun = await api.begin(files);
  memory.set(files, begun.id);
  return begun;
}

/** Sends what is not there until all is; what fails is sent again, after longer and longer pauses. */
async function sendMissing(id: string, uploading: Uploading): Promise<void> {
  const { api, onProgress, signal, pause } = uploading;
  for (let failures = 0; ;) {
    signal.throwIfAborted();
    let error: unknown;
    let sent = 0;
    try {
      const now = await api.find(id);
      const missing = missingOf(now, uploading.files);
      let done = now.sizeBytes - sum(missing.map(({ part }) => part.sizeBytes));
      onProgress({ step: 'sending', done, total: now.sizeBytes });
      if (missing.length === 0) {
        return;
      }
      const ready = missing.filter(({ part }) => part.url !== null);
      error = await sendAll(ready, uploading, (bytes) => {
        sent++;
        done += bytes;
        onProgress({ step: 'sending', done, total: now.sizeBytes });
      });
    } catch (unreached) {
      error = unreached;
    }
    signal.throwIfAborted();
    if (error !== undefined) {
      failures = sent === 0 ? failures + 1 : 1;
      if (failures === TRIES || !helpsToRepeat(error)) {
        throw error as Error;
      }
      await pause(500 * 2 ** failures);
    }
  }
}

interface Missing {
  part: UploadPart;
  bytes: Blob;
}

function missingOf(now: Upload, files: Chosen[]): Missing[] {
  return now.files.flatMap(({ parts }, index) =>
    parts
      .filter(({ done }) => !done)
      .map((part) => ({
        part,
        bytes: (files[index]?.file ?? new Blob()).slice(part.offset, part.offset + part.sizeBytes),
      })),
  );
}

/** Sends several at a time; the first error ends it, and is what it gives. */
async function sendAll(
  missing: Missing[],
  { api, signal }: Uploading,
  onSent: (bytes: number) => void,
): Promise<unknown> {
  const rest = [...missing];
  let error: unknown;
  const send = async () => {
    for (let next = rest.shift(); next !== undefined && error === undefined; next = rest.shift()) {
      try {
        await api.send(next.part, next.bytes, signal);
        onSent(next.part.sizeBytes);
      } catch (failed) {
        error = failed;
      }
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  return error;
}

/** Also 403, with which a store answers when the address of a part has become too old. */
function helpsToRepeat(error: unknown): boolean {
  return isAway(error) || (error instanceof ApiProblem && error.status === 403);
}

async function complete(id: string, { api, onProgress, signal, pause }: Uploading): Promise<UploadResult> {
  onProgress({ step: 'checking', done: 0, total: 0 });
  let result = await api.complete(id);
  for (let wait = 500; result.phase === 'Checking'; wait = Math.min(5000, wait * 2)) {
    await pause(wait);
    signal.throwIfAborted();
    result = await api.find(id);
  }
  return result;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
