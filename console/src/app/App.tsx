import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../api/connection';
import { LanguageProvider } from '../i18n/language';
import { SignIn } from '../signin/SignIn';
import { Footer } from './Footer';
import { Pages } from './Pages';
import { Shell } from './Shell';

export function App() {
  return (
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <Shell>
          <SignIn>
            <Pages />
            <Footer />
          </SignIn>
        </Shell>
      </QueryClientProvider>
    </LanguageProvider>
  );
}
