import type { UseQueryResult } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { otherViolations } from '../api/problem';
import { useTexts } from '../i18n/language';
import { PlainButton } from './PlainButton';
import { Problem } from './Problem';

/** The words for it come when something is wrong. */
const AllErrors = lazy(() => import('./AllErrors').catch(() => ({ default: () => <></> })));

interface Props<T> {
  of: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

/** What an answer looks like: it comes, it came, or it did not. Old data stays while a poll fails. */
export function Query<T>({ of: query, children }: Props<T>) {
  const t = useTexts();
  if (query.data !== undefined) {
    return children(query.data);
  }
  if (query.error) {
    return (
      <div className="stack">
        <Problem error={query.error} />
        {otherViolations(query.error, []).length > 0 && (
          <Suspense>
            <AllErrors of={query.error} />
          </Suspense>
        )}
        <div>
          <PlainButton icon="repeat" onPress={() => void query.refetch()}>
            {t.common.tryAgain}
          </PlainButton>
        </div>
      </div>
    );
  }
  return (
    <div className="skeleton" role="status" aria-label={t.common.loading}>
      <span />
      <span />
      <span />
    </div>
  );
}
