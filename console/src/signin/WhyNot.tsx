import { ApiProblem } from '../api/problem';
import { useTexts } from '../i18n/language';
import { problemText } from '../ui/Problem';
import { SignInError } from './SignInError';

/** Why a sign-in did not work. */
export function WhyNot({ error }: { error: Error }) {
  const t = useTexts();
  if (error instanceof SignInError) {
    return (
      <p role="alert">
        {t.signIn[error.reason]} {error.detail}
      </p>
    );
  }
  return (
    <p role="alert">{error instanceof ApiProblem ? problemText(error, 'reading', t) : t.signIn.noSettings}</p>
  );
}
