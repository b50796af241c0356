import { MutationCache, QueryCache, QueryClient, type Query } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { isAway, isOutdated } from './problem';

export type Connection = 'good' | 'lost' | 'back';

/** What is known of whether the reader is let in. */
export const SIGN_IN = ['signIn'];

const BACK_IS_SHOWN_MS = 4000;

/** How soon to ask again while something happens, or is lost. */
export const FAST_MS = 2000;

/** Whether the service is reached, as the latest answers tell. */
class ConnectionState {
  #now: Connection = 'good';
  #listeners = new Set<() => void>();

  readonly read = (): Connection => this.#now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  reached(): void {
    if (this.#now === 'lost') {
      this.#become('back');
      askAgain();
      setTimeout(() => {
        if (this.#now === 'back') {
          this.#become('good');
        }
      }, BACK_IS_SHOWN_MS);
    }
  }

  failed(error: unknown): void {
    if (isAway(error)) {
      this.#become('lost');
    } else {
      this.reached();
    }
  }

  #become(next: Connection): void {
    this.#now = next;
    this.#listeners.forEach((listener) => {
      listener();
    });
  }
}

const connection = new ConnectionState();
const watch = {
  // A part of the console may come from what the browser keeps, which tells nothing of the service.
  onSuccess: (_data: unknown, { meta }: { meta?: Record<string, unknown> | undefined }) => {
    if (meta?.['isOurs'] !== true) {
      connection.reached();
    }
  },
  onError: (error: unknown) => {
    connection.failed(error);
  },
};

export function useConnection(): Connection {
  return useSyncExternalStore(connection.subscribe, connection.read);
}

export function isLost(): boolean {
  return connection.read() === 'lost';
}

/**
 * The cache of answers. The browser's idea of being offline does not count, as the service may be on
 * this machine; a request that fails is not repeated at once, as the next poll comes soon: also of what
 * is not polled otherwise.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache(watch),
  mutationCache: new MutationCache({
    onSuccess: () => {
      connection.reached();
    },
    onError: (error) => {
      connection.failed(error);
      if (isOutdated(error)) {
        void queryClient.invalidateQueries({ predicate: isAnswer });
      }
    },
  }),
  defaultOptions: {
    queries: {
      retry: false,
      networkMode: 'always',
      refetchOnWindowFocus: 'always',
      refetchInterval: ({ state }) => isAway(state.error) && FAST_MS,
    },
    mutations: { networkMode: 'always' },
  },
});

/** Whether it came from the service, and is no part of the console nor whether its reader is let in. */
export function isAnswer({ queryKey, meta }: Pick<Query, 'queryKey' | 'meta'>): boolean {
  return queryKey[0] !== SIGN_IN[0] && meta?.['isOurs'] !== true;
}

/** What failed meanwhile and is not asked for regularly. */
function askAgain(): void {
  void queryClient.refetchQueries({ type: 'active', predicate: ({ state }) => isAway(state.error) });
}
