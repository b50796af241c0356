import { useState } from 'react';
import { useTexts } from '../i18n/language';
import { Button } from '../ui/Button';
import { late } from '../ui/late';

const RegisterDialog = late('register', async () => (await import('./RegisterDialog')).RegisterDialog);

/** Where a newcomer begins: from a file to a model that can be compiled. */
export function RegisterButton() {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        icon="plus"
        look="primary"
        onPress={() => {
          setOpen(true);
        }}
      >
        {t.register.title}
      </Button>
      {isOpen && (
        <RegisterDialog
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
