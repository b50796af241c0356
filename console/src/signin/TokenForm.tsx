import { useTexts } from '../i18n/language';
import { TokenFields } from './TokenFields';

/** Asks for an access token, where the service does. */
export function TokenForm() {
  const t = useTexts();
  return (
    <div className="token-form stack">
      <h1>{t.signIn.again}</h1>
      <p>{t.signIn.tokenAsked}</p>
      <TokenFields />
    </div>
  );
}
