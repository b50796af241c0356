import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useConnection } from './connection';
import { isUnreached } from './problem';

interface Sending<V, T> {
  run: (what: V) => Promise<T>;
  onDone: (made: T) => void;
}

/**
 * Sends once, however fast it is asked for; again only after it failed. What is shown of a lost
 * connection goes when the service is reached again.
 */
export function useSend<T, V = void>({ run, onDone }: Sending<V, T>) {
  const isSent = useRef(false);
  const connection = useConnection();
  const { mutate, reset, error, isPending } = useMutation({
    mutationFn: run,
    onSuccess: onDone,
    onError: () => {
      isSent.current = false;
    },
  });
  useEffect(() => {
    if (connection === 'back' && isUnreached(error)) {
      reset();
    }
  }, [connection, error, reset]);
  const send = (what: V) => {
    if (!isSent.current) {
      isSent.current = true;
      mutate(what);
    }
  };
  return { send, reset, error, isPending };
}
