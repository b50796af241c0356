import type { AnyCompilation } from '../api/types';

export type Action = 'view' | 'recompile' | 'stop' | 'delete';

/** What is asked of a compilation, as it was then: the answer does not depend on its row being there. */
export interface Asked {
  action: Action;
  compilation: AnyCompilation;
}
