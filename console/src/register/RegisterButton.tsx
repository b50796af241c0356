import { useTexts } from '../i18n/language';
import { useAsked } from '../navigation/useAsked';
import { Button } from '../ui/Button';
import { lateDialog } from '../ui/late';

const RegisterDialog = lateDialog('register', async () => (await import('./RegisterDialog')).RegisterDialog);

/** Where a newcomer begins: from a file to a model that can be compiled. */
export function RegisterButton() {
  const t = useTexts();
  const [isOpen, setOpen] = useAsked('register');
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
