import { useEffect, useState } from 'react';
import { queryClient } from '../api/connection';
import { LogBuffer } from './LogBuffer';
import { readLog } from './readLog';
import { untilSeen, waitAfter } from './waiting';

export interface Log {
  /** Grows in place; a new `Log` tells that it did. */
  buffer: LogBuffer;
  /** Whether all that is written so far was read. */
  isRead: boolean;
  /** Whether nothing can follow any more. */
  isComplete: boolean;
  error: Error | null;
}

/** Reads a log from its beginning, and goes on reading until nothing can follow; not while nobody looks. */
export function useLog(url: string): Log {
  const [log, setLog] = useState<Log>(nothing);
  useEffect(() => {
    const buffer = new LogBuffer();
    const decoder = new TextDecoder();
    const leaving = new AbortController();
    let offset = 0;
    let quiet = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readPiece = async () => {
      const part = await queryClient.query({
        queryKey: ['log', url, offset],
        queryFn: () => readLog(url, offset, leaving.signal),
        gcTime: 0,
      });
      const hasMore = part.nextOffset > offset;
      offset = part.nextOffset;
      quiet = hasMore ? 0 : quiet + 1;
      if (leaving.signal.aborted) {
        return;
      }
      buffer.add(decoder.decode(part.bytes, { stream: true }));
      setLog({ buffer, isRead: part.isComplete || !hasMore, isComplete: part.isComplete, error: null });
      if (!part.isComplete) {
        timer = setTimeout(() => void read(), waitAfter(quiet));
      }
    };
    const read = async () => {
      try {
        await untilSeen(leaving.signal);
        await readPiece();
      } catch (error) {
        if (!leaving.signal.aborted) {
          quiet += 1;
          setLog((earlier) => ({ ...earlier, error: error as Error }));
          timer = setTimeout(() => void read(), waitAfter(quiet));
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

function nothing(): Log {
  return { buffer: new LogBuffer(), isRead: false, isComplete: false, error: null };
}
