import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { isAway } from '../api/problem';
import { useTexts } from '../i18n/language';
import { Button } from '../ui/Button';
import { TextField } from '../ui/fields';
import { Problem } from '../ui/Problem';
import { enterWith } from './entry';
import { SignInError } from './SignInError';
import { become } from './state';

/** Lets its reader in by an access token. */
export function TokenFields() {
  const t = useTexts();
  const [token, setToken] = useState('');
  const { mutate, error, isPending } = useMutation({ mutationFn: enterWith, onSuccess: become });
  const isRefused = error instanceof SignInError;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        mutate(token.trim());
      }}
    >
      <TextField
        label={t.signIn.token}
        hint={t.signIn.tokenHint}
        errors={isRefused ? [t.signIn.notTaken] : []}
        value={token}
        onChange={setToken}
        isSecret
        isRequired
        autoFocus
      />
      <p className="sub">{t.signIn.tokenWhere}</p>
      {!isRefused && !isAway(error) && <Problem error={error} />}
      <div>
        <Button type="submit" look="primary" isDisabled={token.trim() === '' || isPending}>
          {t.signIn.again}
        </Button>
      </div>
    </form>
  );
}
