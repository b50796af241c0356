import { useEffect, useRef, useState } from 'react';
import type { UploadResult } from '../api/types';
import { uploadApi } from '../api/uploads';
import type { Chosen } from './chosen';
import { kept } from '../storage/kept';
import { remembered } from './remembered';
import { upload, type Progress } from './upload';

export type UploadState =
  | { is: 'idle' }
  | { is: 'running' | 'paused'; files: Chosen[]; progress: Progress }
  | { is: 'failed'; files: Chosen[]; error: Error }
  | { is: 'done'; files: Chosen[]; result: UploadResult };

const BEGINNING: Progress = { step: 'reading', done: 0, total: 0 };

/** One upload at a time, which lasts as long as what shows it. Paused or left, it goes on where it was. */
export function useUpload(onDone: (files: Chosen[], result: UploadResult) => void) {
  const [state, setState] = useState<UploadState>({ is: 'idle' });
  const running = useRef<AbortController>(undefined);
  const begun = useRef<string>(undefined);
  // Who waits has typed on meanwhile: the end is told to what is shown then.
  const told = useRef(onDone);
  useEffect(() => {
    told.current = onDone;
  }, [onDone]);
  useEffect(
    () => () => {
      running.current?.abort();
    },
    [],
  );
  const start = (files: Chosen[]) => {
    const control = new AbortController();
    running.current?.abort();
    running.current = control;
    begun.current = undefined;
    const set = (next: UploadState) => {
      if (!control.signal.aborted) {
        setState(next);
      }
    };
    set({ is: 'running', files, progress: BEGINNING });
    upload({
      files,
      api: uploadApi,
      memory: remembered(kept),
      onProgress: (progress) => {
        set({ is: 'running', files, progress });
      },
      onBegun: (id) => {
        begun.current = id;
      },
      signal: control.signal,
      pause,
    }).then(
      (result) => {
        set({ is: 'done', files, result });
        if (!control.signal.aborted) {
          told.current(files, result);
        }
      },
      (error: unknown) => {
        set({ is: 'failed', files, error: error as Error });
      },
    );
  };
  const stop = (next: UploadState) => {
    running.current?.abort();
    setState(next);
  };
  /** What was sent is removed; should nobody hear that, it expires. */
  const cancel = () => {
    stop({ is: 'idle' });
    if (begun.current !== undefined && state.is !== 'done') {
      uploadApi.discard(begun.current).catch(() => undefined);
    }
  };
  return { state, start, stop, cancel };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
