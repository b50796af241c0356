import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../api/connection';
import { LanguageProvider } from '../i18n/language';
import type { Spoken } from '../i18n/load';
import { SignIn } from '../signin/SignIn';
import { Ahead } from './Ahead';
import { Pages } from './Pages';
import { Shell } from './Shell';

export function App({ first }: { first: Spoken }) {
  return (
    <LanguageProvider first={first}>
      <QueryClientProvider client={queryClient}>
        <Shell>
          <SignIn>
            <Pages />
            <Ahead />
          </SignIn>
        </Shell>
      </QueryClientProvider>
    </LanguageProvider>
  );
}
