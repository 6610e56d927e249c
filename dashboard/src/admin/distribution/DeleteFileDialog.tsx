import { DeleteCredentialsFileDocument } from '@loge/contracts/client';
import type { FileRowFragment } from '@loge/contracts/client';
import { useNotify } from 'ra-core';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from '../people/FormDialog.js';

/** Asks before a file goes for good, and says what that means. */
export function DeleteFileDialog({
  file,
  onClose,
  onDeleted,
}: {
  readonly file: FileRowFragment;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}) {
  const t = useT();
  const notify = useNotify();
  const tell = useTell(DeleteCredentialsFileDocument);
  return (
    <FormDialog
      title={t('distribution.remove.title', { name: file.name })}
      help={t('distribution.remove.help', { count: file.accounts })}
      submit={t('distribution.remove.submit')}
      danger
      busy={tell.isPending}
      error={tell.error}
      onSubmit={() =>
        tell.mutate(
          { id: file.id },
          {
            onSuccess: () => {
              notify(t('distribution.remove.done'), { type: 'success' });
              onDeleted();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}
