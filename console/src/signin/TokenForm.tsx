import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { isAway } from '../api/problem';
import { useTexts } from '../i18n/language';
import { Button } from '../ui/Button';
import { TextField } from '../ui/fields';
import { enterWith } from './token';

/** Asks for an access token, where the service does. */
export function TokenForm({ wasRefused }: { wasRefused: boolean }) {
  const t = useTexts();
  const [token, setToken] = useState('');
  const entering = useMutation({ mutationFn: enterWith });
  const isRefused = wasRefused && !entering.isPending && !isAway(entering.error);
  return (
    <form
      className="token-form stack"
      onSubmit={(event) => {
        event.preventDefault();
        entering.mutate(token.trim());
      }}
    >
      <h1>{t.signIn.again}</h1>
      <p>{t.signIn.tokenAsked}</p>
      <TextField
        label={t.signIn.token}
        hint={t.signIn.tokenHint}
        errors={isRefused ? [t.signIn.tokenRefused] : []}
        value={token}
        onChange={setToken}
        isSecret
        isRequired
        autoFocus
      />
      <p className="sub">{t.signIn.tokenWhere}</p>
      <Button type="submit" look="primary" isDisabled={token.trim() === '' || entering.isPending}>
        {t.signIn.again}
      </Button>
    </form>
  );
}
