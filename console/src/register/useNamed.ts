import { useQuery } from '@tanstack/react-query';
import { modelsCalledQuery } from '../api/named';
import type { Model } from '../api/types';
import { useDebounced } from '../ui/useDebounced';
import { isAmbiguous, NEW } from './registering';
import type { Target } from './TargetFields';

interface Named {
  /** The models of the name that is typed. */
  named: Model[];
  /** Whether it is plain which of them is meant. */
  isMeant: boolean;
}

/** What the name of a model can mean, while it is typed. */
export function useNamed({ model, meant }: Target): Named {
  const named = useQuery(modelsCalledQuery(useDebounced(model.trim()))).data ?? [];
  const isMeant = !isAmbiguous(named) || meant === NEW || named.some(({ id }) => id === meant);
  return { named, isMeant };
}
