import { useQuery } from '@tanstack/react-query';
import { manifestQuery } from '../api/compilations';
import type { Compilation } from '../api/types';
import { OtherRuns } from '../results/OtherRuns';
import { ResultCard } from '../results/ResultCard';
import { UseItCard } from '../results/UseItCard';
import { WorthKnowing } from './WorthKnowing';

/** What came out, and how it is used; what should be known of it stands there, or alone before there is something. */
export function Outcome({ compilation }: { compilation: Compilation }) {
  const isDone = compilation.phase === 'Registered' || compilation.phase === 'Succeeded';
  const manifest = useQuery({
    ...manifestQuery(compilation.id),
    enabled: isDone && compilation.manifestDigest !== null,
    staleTime: Infinity,
  }).data;
  if (!isDone || manifest === undefined) {
    return <WorthKnowing compilation={compilation} />;
  }
  return (
    <>
      <ResultCard manifest={manifest}>
        <WorthKnowing compilation={compilation} />
      </ResultCard>
      {compilation.phase === 'Registered' && (
        <>
          <UseItCard compilation={compilation} manifest={manifest} />
          <OtherRuns compilation={compilation} />
        </>
      )}
    </>
  );
}
