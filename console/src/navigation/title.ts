import { useEffect } from 'react';
import { visible } from '../names/visible';

/** Names the page in the browser's tab and history. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'npuc' : `${visible(title)} · npuc`;
  }, [title]);
}
