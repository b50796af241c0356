import { useEffect, useState } from 'react';
import { queryClient } from '../api/connection';
import { readLog } from './readLog';

const WAIT_MS = 1000;

export interface Log {
  text: string;
  isComplete: boolean;
  error: Error | null;
}

/** Reads a log from its beginning, and goes on reading until nothing can follow. */
export function useLog(url: string): Log {
  const [log, setLog] = useState<Log>({ text: '', isComplete: false, error: null });
  useEffect(() => {
    let offset = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const decoder = new TextDecoder();
    const leaving = new AbortController();
    const read = async () => {
      try {
        const part = await queryClient.query({
          queryKey: ['log', url, offset],
          queryFn: () => readLog(url, offset, leaving.signal),
          gcTime: 0,
        });
        const hasMore = part.nextOffset > offset;
        offset = part.nextOffset;
        const text = decoder.decode(part.bytes, { stream: true });
        if (leaving.signal.aborted) {
          return;
        }
        setLog((earlier) => ({ text: earlier.text + text, isComplete: part.isComplete, error: null }));
        if (!part.isComplete || hasMore) {
          timer = setTimeout(() => void read(), hasMore ? 0 : WAIT_MS);
        }
      } catch (error) {
        if (!leaving.signal.aborted) {
          setLog((earlier) => ({ ...earlier, error: error as Error }));
          timer = setTimeout(() => void read(), WAIT_MS);
        }
      }
    };
    void read();
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [url]);
  return log;
}
